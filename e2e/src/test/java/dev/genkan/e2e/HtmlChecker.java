package dev.genkan.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.apache.log4j.varia.NullAppender;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// The HTML checker of the W3C, in process.
final class HtmlChecker {

    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

    static {
        org.apache.log4j.BasicConfigurator.configure(new NullAppender());
    }

    private HtmlChecker() {}

    /// What is wrong with a document, errors and warnings alike; empty if nothing is.
    static List<String> complaintsAbout(String html) {
        var complaints = new ArrayList<String>();
        var checker = new SimpleDocumentValidator(false, false, false);
        var source = new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        source.setEncoding("UTF-8");
        try {
            checker.setUpMainSchema(SCHEMA, new DefaultHandler());
            checker.setUpValidatorAndParsers(new Collector(complaints), true, false);
            checker.checkHtmlInputSource(source);
        } catch (SAXException | IOException failed) {
            throw new IllegalStateException("the HTML checker could not read the document", failed);
        } catch (Exception failed) {
            throw new IllegalStateException("the HTML checker could not read its own schema", failed);
        }
        return complaints;
    }

    private record Collector(List<String> complaints) implements ErrorHandler {

        @Override
        public void warning(SAXParseException complaint) {
            add("warning", complaint);
        }

        @Override
        public void error(SAXParseException complaint) {
            add("error", complaint);
        }

        @Override
        public void fatalError(SAXParseException complaint) {
            add("error", complaint);
        }

        private void add(String kind, SAXParseException complaint) {
            complaints.add("%s in line %d: %s".formatted(kind, complaint.getLineNumber(), complaint.getMessage()));
        }
    }
}
