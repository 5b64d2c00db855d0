package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What packages of the front end may do on the machine that builds it. */
class FrontendPackagesTests {

    /** One that comes with form-js would start a program that reports on the machine. */
    @Test
    void theirInstallationRunsNoScripts() throws IOException {
        assertThat(Files.readAllLines(Path.of(".npmrc"))).contains("ignore-scripts=true");
    }
}
