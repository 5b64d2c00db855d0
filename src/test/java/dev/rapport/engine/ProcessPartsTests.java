package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessPartsTests {

    private record Part(String name, Set<String> processes) implements ProcessPart {}

    private final Part one = new Part("one", Set.of("ticket", "public-complaint"));
    private final Part two = new Part("two", Set.of("escalation"));

    @Test
    void aPartIsFoundByEachOfItsProcesses() {
        var parts = new ProcessParts<>(List.of(one, two));

        assertThat(parts.of("public-complaint")).hasValue(one);
        assertThat(parts.of("escalation")).hasValue(two);
        assertThat(parts.of("lead-assignment")).isEmpty();
    }

    @Test
    void aProcessHasOnePartOfASort() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ProcessParts<>(List.of(one, new Part("three", Set.of("ticket")))))
                .withMessageContaining("ticket");
    }
}
