package dev.genkan.e2e;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/// The address of the development inbox, as the application prints it when it starts.
final class PrintedInbox extends Handler implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+/\\S*inbox\\S*");
    private static final Logger HOUSE = Logger.getLogger("dev.genkan");

    private volatile String address = "";

    /// Empty if the line has no such address.
    static String in(String line) {
        Matcher found = ADDRESS.matcher(line);
        return found.find() ? found.group() : "";
    }

    /// @throws IllegalStateException if none was printed
    String address() {
        if (address.isEmpty()) {
            throw new IllegalStateException("the application did not say where its inbox is");
        }
        return address;
    }

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent prepared) {
        // not earlier: Spring Boot has set logging up anew
        HOUSE.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        String found = in(String.valueOf(line.getMessage()));
        if (!found.isEmpty()) {
            address = found;
            HOUSE.removeHandler(this);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
