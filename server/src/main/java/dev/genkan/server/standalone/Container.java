package dev.genkan.server.standalone;

import dev.genkan.server.CannotStart;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardVirtualThreadExecutor;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/// The HTTP server: an embedded Tomcat on one port, a virtual thread for each request, nothing of Tomcat's own pages.
final class Container implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 8192;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int TIMEOUT = 20_000;

    private final Tomcat tomcat = new Tomcat();

    /// @param port 0 for a free one
    /// @param base a folder that exists; nothing is written into it
    /// @param filters in the order in which a request passes them
    /// @param last what answers what nobody has answered
    Container(int port, Path base, List<Filter> filters, HttpServlet last) {
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setXpoweredBy(false);
        connector.setProperty("server", "");
        connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(MOST_HEADER_BYTES));
        connector.setProperty("compression", "on");
        connector.setProperty(
                "compressibleMimeType", "text/html,text/css,text/javascript,application/json,image/svg+xml");
        connector.setProperty("connectionTimeout", String.valueOf(TIMEOUT));
        connector.setProperty("maxConnections", String.valueOf(MOST_CONNECTIONS));
        // SDKs write name[] as it is
        connector.setProperty("relaxedQueryChars", "[]");
        // proxies keep their connections for as long as they like
        connector.setProperty("maxKeepAliveRequests", "-1");
        var executor = new StandardVirtualThreadExecutor();
        tomcat.getService().addExecutor(executor);
        if (connector.getProtocolHandler() instanceof Http11NioProtocol http) {
            http.setExecutor(executor);
        }
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", base.toString());
        context.setSessionTimeout(-1);
        int number = 0;
        for (Filter filter : filters) {
            FilterDef definition = new FilterDef();
            definition.setFilterName("genkan-" + number++);
            definition.setFilter(filter);
            definition.setAsyncSupported("true");
            context.addFilterDef(definition);
            FilterMap map = new FilterMap();
            map.setFilterName(definition.getFilterName());
            map.addURLPatternDecoded("/*");
            for (DispatcherType type : DispatcherType.values()) {
                map.setDispatcher(type.name());
            }
            context.addFilterMap(map);
        }
        Tomcat.addServlet(context, "last", last);
        context.addServletMappingDecoded("/", "last");
    }

    /// @throws CannotStart if the port is taken; its message is for the operator
    int start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new CannotStart(
                    "The server cannot listen on port " + tomcat.getConnector().getPort()
                            + ". Is another one running there? PORT names another port.",
                    e);
        }
        if (tomcat.getConnector().getLocalPort() <= 0) {
            throw new CannotStart("The server cannot listen on port "
                    + tomcat.getConnector().getPort() + ". Is another one running there? PORT names another port.");
        }
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the container does not stop", e);
        }
    }
}
