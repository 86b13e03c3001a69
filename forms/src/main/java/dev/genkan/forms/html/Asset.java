package dev.genkan.forms.html;

import java.io.IOException;
import java.io.OutputStream;

/// A stylesheet, script, font or picture of the pages.
public final class Asset {

    private final String contentType;
    private final byte[] bytes;

    Asset(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /// As it stands in the header, charset included where it is text.
    public String contentType() {
        return contentType;
    }

    /// In bytes.
    public int size() {
        return bytes.length;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /// A copy.
    public byte[] bytes() {
        return bytes.clone();
    }
}
