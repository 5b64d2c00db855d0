package dev.rapport.contact.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Odd and broken mails with the parts they should give; from the data that is never committed. */
final class OddMails {

    private static final Pattern BODY = Pattern.compile("<(?:text|binary)-body name=\"([^\"]+)\"/>");

    private final Path folder;

    private OddMails(Path folder) {
        this.folder = folder;
    }

    static OddMails unpackedIn(Path folder) {
        var packed = Path.of(System.getProperty("rapport.data", "../shared/data"), "mails-mimetools.tar.xz");
        Assumptions.assumeTrue(
                Files.exists(packed),
                "skipped: ../shared/data/mails-mimetools.tar.xz is not there (set -Drapport.data)");
        try {
            var tar = new ProcessBuilder("tar", "xJf", packed.toAbsolutePath().toString())
                    .directory(folder.toFile())
                    .start();
            Assumptions.assumeTrue(
                    tar.waitFor(20, TimeUnit.SECONDS) && tar.exitValue() == 0, "skipped: tar cannot unpack xz here");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new OddMails(folder.resolve("mimetools-testmsgs"));
    }

    List<String> names() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".msg"))
                    .map(name -> name.substring(0, name.length() - ".msg".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] mail(String name) {
        return bytes(name + ".msg");
    }

    List<byte[]> parts(String name) {
        return BODY.matcher(new String(bytes(name + "_decoded.xml"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> bytes(found.group(1)))
                .toList();
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
