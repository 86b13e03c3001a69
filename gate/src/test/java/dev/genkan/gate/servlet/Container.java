package dev.genkan.gate.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.List;

/// A real container on a free port of the loopback, with one servlet behind filters that stand in front of everything.
/// As careless as one can be set up, so that the gate's own checks are what is tested.
interface Container extends AutoCloseable {

    enum Kind {
        TOMCAT,
        JETTY;

        Container start(String contextPath, HttpServlet servlet, List<Filter> filters) {
            return switch (this) {
                case TOMCAT -> new InTomcat(contextPath, servlet, filters);
                case JETTY -> new InJetty(contextPath, servlet, filters);
            };
        }
    }

    int port();
}
