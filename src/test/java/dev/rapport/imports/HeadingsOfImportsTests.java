package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

@DatabaseTest
class HeadingsOfImportsTests {

    @Autowired
    Imports imports;

    @Test
    void theLineThatIsSaidIsShownAndKeptUntilTheFileIsIn() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        var file = new ByteArrayResource("product,sales_price\nLast year,1\nproduct,sales_price\nCup %s,2\n"
                .formatted(mark)
                .getBytes(StandardCharsets.UTF_8));
        var given = GivenReading.NOTHING.headedAt(3);

        var preview = imports.preview("products", file, given);
        assertThat(preview.headings()).isEqualTo(3);
        assertThat(preview.rows()).isEqualTo(1);
        assertThat(imports.preview("products", file, GivenReading.NOTHING).headings())
                .isEqualTo(1);

        var id = imports.start("products", file, mark + ".csv", null, given);
        var ended = Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> imports.get(id), status -> status.state().ended());
        assertThat(ended.created()).isEqualTo(1);
        assertThat(ended.rows()).isEqualTo(1);
    }
}
