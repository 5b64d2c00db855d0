package dev.rapport.customer.relations.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.customer.relations.RelationGraph.Node;
import dev.rapport.platform.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in the drawing stand apart. */
class RelationPlacesTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00000", "00002", "040", "11111", "0000000000", "222", "0000700000"})
    void noTwoNamesCoverEachOther(String beyondEach) {
        var middle = id();
        var nodes = new ArrayList<>(List.of(new Node(middle, "Middle", null)));
        for (var beyond : beyondEach.toCharArray()) {
            var near = id();
            nodes.add(new Node(near, "Near", middle));
            for (var i = 0; i < beyond - '0'; i++) nodes.add(new Node(id(), "Beyond", near));
        }

        var places = List.copyOf(RelationPlaces.of(nodes).values());

        assertThat(places).hasSize(nodes.size());
        for (var one : places)
            assertThat(places)
                    .filteredOn(other -> Math.abs(other.x() - one.x()) < 27.9 && Math.abs(other.y() - one.y()) < 9.4)
                    .containsExactly(one);
    }

    private static CustomerId id() {
        return new CustomerId(UUID.randomUUID());
    }
}
