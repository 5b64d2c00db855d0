package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.imports.ImportRun.Reason;
import dev.rapport.platform.Texts;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReasonsTests {

    @Test
    void anOldReasonThatWasKeptWithLessShowsNoEmptyPlaces() throws IOException {
        var reasons = new Reasons(new JsonMapper(), new Texts());
        for (var locale : Texts.LOCALES)
            assertThat(reasons.text(new Reason("sales.bad-amount", "[\"close_value\", \"{2}\"]"), locale))
                    .contains("“{2}”", "…")
                    .doesNotContain("{3}");
        assertThat(reasons.text(new Reason("import.over", "[]"), Locale.ENGLISH))
                .doesNotContain("…");
    }
}
