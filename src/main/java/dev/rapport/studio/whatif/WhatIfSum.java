package dev.rapport.studio.whatif;

import dev.rapport.sla.SlaClock;
import dev.rapport.studio.whatif.WhatIfAnswer.Example;
import dev.rapport.studio.whatif.WhatIfAnswer.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what a replay finds, case by case. */
final class WhatIfSum {

    private static final int MOST_EXAMPLES = 200;

    private final List<Example> examples = new ArrayList<>();
    private int cases;
    private int clocks;
    private int breached;
    private int wouldBeClocks;
    private int wouldBeBreached;
    private int appeared;
    private int vanished;

    int cases() {
        return cases;
    }

    void add(WhatIfCases.Found found, Map<String, SlaClock> is, Map<String, SlaClock> would) {
        cases++;
        clocks += is.size();
        wouldBeClocks += would.size();
        var metrics = new HashSet<>(is.keySet());
        metrics.addAll(would.keySet());
        for (var metric : metrics) compare(found, metric, is.get(metric), would.get(metric));
    }

    private void compare(WhatIfCases.Found found, String metric, @Nullable SlaClock is, @Nullable SlaClock would) {
        var isBreached = is != null && is.breachedAt() != null;
        var wouldBeBreached = would != null && would.breachedAt() != null;
        if (isBreached) breached++;
        if (wouldBeBreached) this.wouldBeBreached++;
        if (isBreached == wouldBeBreached) return;
        if (wouldBeBreached) appeared++;
        else vanished++;
        if (examples.size() < MOST_EXAMPLES)
            examples.add(new Example(
                    found.kept().subject(),
                    found.number(),
                    found.kept().external(),
                    metric,
                    wouldBeBreached,
                    is == null ? null : is.dueAt(),
                    would == null ? null : would.dueAt()));
    }

    WhatIfAnswer answer(boolean whole) {
        return new WhatIfAnswer(
                cases,
                whole,
                new Side(clocks, breached),
                new Side(wouldBeClocks, wouldBeBreached),
                appeared,
                vanished,
                List.copyOf(examples));
    }
}
