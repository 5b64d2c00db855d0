package dev.rapport.engine.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of the embedded database, made once and kept in files that only their owner may read. */
final class Credentials {

    private final DataFolder data;

    Credentials(DataFolder data) {
        this.data = data;
    }

    Path file(String role) {
        var file = data.file(role + ".password");
        try {
            if (Files.exists(file) && Files.size(file) > 0) return file;
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, generate(), StandardOpenOption.CREATE);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password(String role) {
        try {
            return Files.readString(file(role)).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String generate() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
