package dev.genkan.onboarding.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// What a file looks like from outside. What is written into it changes this, unless it has the same size and comes
/// within the same tick of the file system's clock.
///
/// @param size in bytes; less than 0 if there is no such file
record Stamp(FileTime modified, long size) {

    static final Stamp NOTHING = new Stamp(FileTime.fromMillis(0), -1);

    static Stamp of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size());
        } catch (IOException gone) {
            return NOTHING;
        }
    }
}
