package dev.rapport.studio.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.studio.drafts.LiveProcess;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class FormLibraryTests {

    @Autowired
    FormLibrary library;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String form = "f" + LiveProcess.newId();
    private final String process = LiveProcess.newId();
    private Person designer;

    @BeforeEach
    void twoVersionsThatAProcessShows() {
        designer = colleagues.join(null, Role.DESIGNER);
        LiveForm.deploy(jdbc, form, 1, LiveForm.text(form));
        LiveForm.deploy(jdbc, form, 2, LiveForm.text(form).replace("Why |", "What became of it |"));
        LiveForm.show(jdbc, form, process);
    }

    static Stream<Path> shipped() throws IOException {
        return FormCheckTests.shipped();
    }

    @Test
    void theNewestVersionIsLiveAndSaysWhoShowsIt() {
        assertThat(colleagues.as(designer, () -> library.newest()))
                .filteredOn(one -> one.formId().equals(form))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.version()).isEqualTo(2);
                    assertThat(one.processes()).containsExactly(process);
                });
        assertThat(colleagues.as(designer, () -> library.shownBy(process)))
                .extracting(FormVersion::formId)
                .containsExactly(form);
        assertThat(colleagues.as(designer, () -> library.text(library.version(form, 1))))
                .contains("Why |");
    }

    @Test
    void aProcessThatShowsAnotherFormNowShowsThisOneNoMore() {
        LiveProcess.deploy(jdbc, process, 2, LiveProcess.text(process));
        assertThat(colleagues.as(designer, () -> library.uses(form))).isEmpty();
    }

    @Test
    void theTasksAreCalledAsTheReaderCallsThem() {
        assertThat(colleagues.as(designer, () -> library.uses(form)))
                .extracting(FormUse::processId, FormUse::process, FormUse::task)
                .allSatisfy(use -> assertThat(use.toList()).doesNotContain("").doesNotContainNull())
                .hasSize(1);
    }

    @Test
    void whatIsNotThereIsSaidAndOthersReadNothing() {
        assertThatThrownBy(() -> colleagues.as(designer, () -> library.version(form, 3)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
        var seller = colleagues.join(null, Role.SALES);
        assertThatThrownBy(() -> colleagues.as(seller, () -> library.newest()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedFormHasSamplesForWhatItShows(Path file) throws IOException {
        var schema = JsonMapper.shared().readTree(Files.readString(file));
        for (var language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE})
            assertThat(SampleValues.of(schema, language).toString())
                    .as("samples in %s", language)
                    .doesNotContain("‹");
    }
}
