package dev.genkan.forms.html;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The class path of an application that has these files, and ours.
final class OwnFiles extends ClassLoader {

    private final Map<String, String> files;

    OwnFiles(Map<String, String> files) {
        super(OwnFiles.class.getClassLoader());
        this.files = files;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        String text = files.get(name);
        return text == null
                ? super.getResourceAsStream(name)
                : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable URL getResource(String name) {
        try {
            return files.containsKey(name) ? URI.create("file:///" + name).toURL() : super.getResource(name);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
