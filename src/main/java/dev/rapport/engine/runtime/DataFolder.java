package dev.rapport.engine.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything which outlives a restart. */
public record DataFolder(Path path) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    public Path database() {
        return path.resolve("database");
    }

    public Path broker() {
        return made("broker");
    }

    public Path logs() {
        return made("logs");
    }

    Path file(String name) {
        return made("").resolve(name);
    }

    private Path made(String name) {
        try {
            var folder = path.resolve(name);
            Files.createDirectories(folder);
            if (Files.getFileStore(path).supportsFileAttributeView("posix"))
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + path, e);
        }
    }
}
