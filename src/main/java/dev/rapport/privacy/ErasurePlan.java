package dev.rapport.privacy;

import dev.rapport.platform.CustomerErasure;
import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.SoughtWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What all modules answer when they are asked what becomes of a customer who is erased. */
@Component
class ErasurePlan {

    private static final String FIRST = "customer";

    /** @param rows the customer's own first: nothing new comes to it from then on */
    record Answers(List<ErasedRows> rows, List<SoughtWords> words) {}

    private record Asked(List<ErasedRows> rows, List<SoughtWords> words) implements CustomerErasure {

        @Override
        public void of(ErasedRows table) {
            rows.add(table);
        }

        @Override
        public void of(SoughtWords known) {
            words.add(known);
        }
    }

    private final ApplicationEventPublisher events;

    ErasurePlan(ApplicationEventPublisher events) {
        this.events = events;
    }

    Answers ask() {
        var asked = new Asked(new ArrayList<>(), new ArrayList<>());
        events.publishEvent(asked);
        asked.rows().sort(Comparator.comparing(rows -> !rows.table().equals(FIRST)));
        return new Answers(asked.rows(), asked.words());
    }
}
