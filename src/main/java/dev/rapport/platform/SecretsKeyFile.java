package dev.rapport.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where the key of secrets is written down: in {@code RAPPORT_SECRETS_KEY}, or else in {@code secrets.key} of the data folder,
 * made at the first start and readable by nobody else. Several keys may stand there: the first seals, all open.
 */
@Component
class SecretsKeyFile {

    private static final String NAME = "secrets.key";

    private final String given;
    private final Path file;

    SecretsKeyFile(@Value("${rapport.secrets.key:}") String given, @Value("${rapport.data:data}") Path folder) {
        this.given = given;
        this.file = folder.toAbsolutePath().normalize().resolve(NAME);
    }

    String place() {
        return given.isBlank() ? file.toString() : "RAPPORT_SECRETS_KEY";
    }

    String written() throws IOException {
        if (!given.isBlank()) return given;
        if (!Files.exists(file)) make();
        return Files.readString(file);
    }

    /** Whole or not at all; whoever comes second takes what the first made. */
    private void make() throws IOException {
        var folder = file.getParent();
        Files.createDirectories(folder);
        var isPosix = isPosix(Files.getFileStore(folder));
        var begun = Files.createTempFile(folder, NAME, ".new", mine(isPosix));
        try {
            Files.writeString(begun, SecretsKey.fresh() + "\n", StandardCharsets.US_ASCII);
            Files.createLink(file, begun);
        } catch (FileAlreadyExistsException e) {
            // by another copy of the product
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static boolean isPosix(FileStore store) {
        return store.supportsFileAttributeView("posix");
    }

    private static FileAttribute<?>[] mine(boolean isPosix) {
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
