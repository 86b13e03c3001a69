package dev.genkan.gate.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

final class InTomcat implements Container {

    private final Tomcat tomcat = new Tomcat();
    private final Path directory;

    InTomcat(String contextPath, HttpServlet servlet, List<Filter> filters) {
        try {
            this.directory = Files.createTempDirectory("house");
            tomcat.setBaseDir(directory.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            tomcat.getConnector().setEncodedSolidusHandling("decode");
            tomcat.getConnector().setAllowBackslash(true);
            Context context = tomcat.addContext(contextPath, directory.toString());
            Tomcat.addServlet(context, "application", servlet).setAsyncSupported(true);
            context.addServletMapping("/", "application");
            for (int i = 0; i < filters.size(); i++) {
                register("gate" + i, filters.get(i), context);
            }
            ErrorPage errorPage = new ErrorPage();
            errorPage.setLocation("/error");
            context.addErrorPage(errorPage);
            tomcat.start();
        } catch (IOException | LifecycleException e) {
            throw new IllegalStateException("the house could not be opened", e);
        }
    }

    private static void register(String name, Filter filter, Context context) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern("/*");
        Stream.of(DispatcherType.values()).map(Enum::name).forEach(mapping::setDispatcher);
        context.addFilterMap(mapping);
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws IOException, LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
