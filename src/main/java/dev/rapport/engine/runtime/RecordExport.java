package dev.rapport.engine.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Where the broker writes its records to, and the exporter that does it. */
public record RecordExport(String url, String user, String password) {

    private static final String JAR = "engine/rapport-exporter.jar";

    /** Puts the exporter's jar into the folder and returns the broker's settings for it. */
    Map<String, String> install(Path folder) {
        var jar = folder.resolve("rapport-exporter.jar");
        try (var content = open()) {
            Files.copy(content, jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings(jar);
    }

    /**
     * What a broker needs in its environment to use the exporter.
     *
     * @param jar where the broker finds it
     */
    public Map<String, String> settings(Path jar) {
        return Map.of(
                "ZEEBE_BROKER_EXPORTERS_RAPPORT_CLASSNAME", "dev.rapport.engine.exporter.RecordLogExporter",
                "ZEEBE_BROKER_EXPORTERS_RAPPORT_JARPATH", jar.toString(),
                "ZEEBE_BROKER_EXPORTERS_RAPPORT_ARGS_URL", url,
                "ZEEBE_BROKER_EXPORTERS_RAPPORT_ARGS_USER", user,
                "ZEEBE_BROKER_EXPORTERS_RAPPORT_ARGS_PASSWORD", password);
    }

    private static InputStream open() {
        var content = RecordExport.class.getClassLoader().getResourceAsStream(JAR);
        if (content == null) throw new IllegalStateException("the build left out " + JAR);
        return content;
    }
}
