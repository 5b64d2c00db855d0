package dev.rapport.planted;

import dev.rapport.sla.SlaFacts;

final class FactsByPosition {

    private FactsByPosition() {}

    static SlaFacts urgent() {
        return new SlaFacts("ticket", null, "urgent", null, "email", null, null, null, null, null);
    }
}
