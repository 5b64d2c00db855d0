package dev.rapport.customer.handover;

import dev.rapport.engine.FormData;
import dev.rapport.platform.SubjectId;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the form shows on which somebody says what becomes of customers that could not be given on. */
@Component
class HandOverForms implements FormData {

    private final HandOverRows rows;

    HandOverForms(HandOverRows rows) {
        this.rows = rows;
    }

    @Override
    public Set<String> processes() {
        return Set.of("customer-handover");
    }

    @Override
    public Map<String, Object> of(SubjectId subject, String elementId) {
        var handOver = rows.byId(subject).orElseThrow();
        var counts = handOver.counts();
        return Map.of(
                "number", handOver.number(),
                "name", handOver.fromName(),
                "refused", counts.getOrDefault(Standing.REFUSED, 0),
                "full", counts.getOrDefault(Standing.FULL, 0),
                "failed", counts.getOrDefault(Standing.FAILED, 0),
                "again", counts.getOrDefault(Standing.PLANNED, 0));
    }
}
