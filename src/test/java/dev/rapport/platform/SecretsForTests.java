package dev.rapport.platform;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets sealed with keys of a test's own. */
public final class SecretsForTests {

    private SecretsForTests() {}

    public static String key() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The first seals, all open. */
    public static Secrets with(String... keys) {
        return new Secrets(new SecretsKeyFile(String.join("\n", keys), Path.of("unused")));
    }
}
