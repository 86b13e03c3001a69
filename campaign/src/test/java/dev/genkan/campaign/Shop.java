package dev.genkan.campaign;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// An application that writes a row of its own when a member has answered: into its database, if it has one, otherwise
/// to the end of a file.
@Configuration
@EnableAutoConfiguration
@Import({ItsDatabase.class, Shop.Counter.class})
class Shop {

    record NewShop(@NotBlank @Size(max = 80) String shopName) {}

    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }

    @Bean
    Onboarding onboarding(ObjectProvider<DataSource> database, @Value("${genkan.data-dir}") Path data) {
        Ledger ledger = ledger(database, data);
        return Onboarding.flow("welcome", 1)
                .ask(NewShop.class)
                .then((member, answers) -> ledger.write(
                        member.id().value(), answers.get(NewShop.class).shopName()))
                .landAt("/dashboard");
    }

    static Ledger ledger(ObjectProvider<DataSource> database, Path data) {
        return database.stream()
                .findFirst()
                .<Ledger>map(InDatabase::open)
                .orElseGet(() -> new InFile(data.resolveSibling("shops.txt")));
    }

    @Bean
    Gate gate(Onboarding onboarding) {
        return Gate.publicRoutes("/").require(onboarding);
    }

    @RestController
    static class Counter {

        @GetMapping("/dashboard")
        String dashboard(Auth.SignedIn member) {
            return member.userId() + " " + member.claims().metadata(NewShop.class);
        }
    }

    interface Ledger {
        void write(String owner, String name);
    }

    record InDatabase(JdbcClient jdbc) implements Ledger {

        static InDatabase open(DataSource source) {
            JdbcClient jdbc = JdbcClient.create(source);
            jdbc.sql("create table if not exists shops (owner varchar(64) not null, name varchar(80) not null)")
                    .update();
            return new InDatabase(jdbc);
        }

        @Override
        public void write(String owner, String name) {
            jdbc.sql("insert into shops (owner, name) values (:owner, :name)")
                    .param("owner", owner)
                    .param("name", name)
                    .update();
        }
    }

    record InFile(Path file) implements Ledger {

        @Override
        public synchronized void write(String owner, String name) {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap((owner + " " + name + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
