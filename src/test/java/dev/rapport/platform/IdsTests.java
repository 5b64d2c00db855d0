package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTests {

    @Test
    void sortInTheOrderOfTheirMaking() {
        var made = new ArrayList<UUID>();
        for (var i = 0; i < 100_000; i++) made.add(Ids.next());
        // as PostgreSQL sorts them: byte by byte, which for hexadecimal text is letter by letter
        assertThat(made).isSortedAccordingTo(Comparator.comparing(UUID::toString));
    }

    @Test
    void areVersionSevenAndNeverTheSame() {
        var made =
                IntStream.range(0, 100_000).parallel().mapToObj(i -> Ids.next()).toList();
        assertThat(new HashSet<>(made)).hasSameSizeAs(made);
        assertThat(made).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void holdTheTimeOfTheirMaking() {
        var before = System.currentTimeMillis();
        var millis = Ids.next().getMostSignificantBits() >>> 16;
        assertThat(millis).isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void refusesWhatIsNoId() {
        assertThatThrownBy(() -> Ids.parse("not one")).isInstanceOf(Refused.class);
    }
}
