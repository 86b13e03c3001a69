package dev.genkan.embedded;

import dev.genkan.identity.Suitability;
import dev.genkan.server.CannotStart;
import dev.genkan.server.EngineSettings.Storage;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanNotOfRequiredTypeException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// Whose database it is: the application's if it has one that lasts, otherwise a file of our own.
final class StorageChoice {

    /// What `genkan.datasource` says instead of a name.
    static final String NONE = "none";

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    private final GenkanProperties properties;
    private final ListableBeanFactory beans;

    StorageChoice(GenkanProperties properties, ListableBeanFactory beans) {
        this.properties = properties;
        this.beans = beans;
    }

    /// @throws CannotStart if it cannot be told which data source or which transaction manager is meant, or if the one
    ///     that is meant cannot keep our tables
    Storage choose() {
        if (properties.datasource().equals(NONE)) {
            return new Storage.OwnFile();
        }
        boolean named = !properties.datasource().isEmpty();
        Optional<DataSource> theirs = named ? Optional.of(named()) : theOne();
        return theirs.isEmpty() ? new Storage.OwnFile() : judge(target(theirs.get()), named);
    }

    /// Transactions are not of this proxy, but of what is behind it.
    private static DataSource target(DataSource theirs) {
        DataSource target =
                theirs instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : theirs;
        return target == null ? theirs : target;
    }

    private DataSource named() {
        try {
            return beans.getBean(properties.datasource(), DataSource.class);
        } catch (NoSuchBeanDefinitionException | BeanNotOfRequiredTypeException e) {
            throw new CannotStart(
                    "genkan.datasource names \"" + properties.datasource()
                            + "\", and there is no DataSource bean of that" + " name; there is " + names() + ".",
                    e);
        }
    }

    private Optional<DataSource> theOne() {
        try {
            return Optional.ofNullable(beans.getBeanProvider(DataSource.class).getIfAvailable());
        } catch (NoUniqueBeanDefinitionException e) {
            throw new CannotStart(
                    "There are " + e.getNumberOfBeansFound()
                            + " DataSource beans and none of them is @Primary; name the"
                            + " one whose database Genkan shares with genkan.datasource, or say none for a file of its"
                            + " own: " + names() + ".",
                    e);
        }
    }

    private String names() {
        String[] names = beans.getBeanNamesForType(DataSource.class);
        return names.length == 0 ? "none" : String.join(", ", names);
    }

    private Storage judge(DataSource theirs, boolean named) {
        return switch (suitability(theirs)) {
            case Suitability.Lasting lasting -> joined(theirs, lasting.product());
            case Suitability.Unfit unfit ->
                throw new CannotStart("Genkan cannot share the application's database. " + unfit.sentence()
                        + " genkan.datasource names another one, or none for a file of Genkan's own.");
            case Suitability.InMemory inMemory ->
                insteadOf("an H2 database in memory, which would forget everybody", Level.INFO, named);
            case Suitability.OtherProduct other ->
                insteadOf("a " + other.product() + " database, which Genkan does not speak", Level.WARNING, named);
        };
    }

    private static Suitability suitability(DataSource theirs) {
        try {
            return Suitability.of(theirs);
        } catch (IllegalStateException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private Storage joined(DataSource theirs, String product) {
        Storage.Joined joined = new Storage.Joined(theirs, new ManagerChoice(beans).of(theirs));
        LOG.log(
                Level.INFO,
                "Genkan keeps its tables in the schema genkan of the application's " + product
                        + " database, and shares its transactions.");
        if (properties.dataDir().resolve("genkan.mv.db").toFile().exists()) {
            LOG.log(
                    Level.WARNING,
                    "The database in " + properties.dataDir() + " was Genkan's own and is not used any more; whoever is"
                            + " only known there is unknown now. genkan.datasource=none uses it.");
        }
        return joined;
    }

    private Storage insteadOf(String theirs, Level level, boolean named) {
        if (named) {
            throw new CannotStart(
                    "genkan.datasource names \"" + properties.datasource() + "\", which leads to " + theirs + ".");
        }
        LOG.log(
                level,
                "The application's data source leads to " + theirs
                        + "; Genkan keeps its tables in a file of its own in " + properties.dataDir()
                        + ", and \"then\" shares no transaction with the application.");
        return new Storage.OwnFile();
    }
}
