package dev.rapport.customer.brief;

import dev.rapport.cases.Cases;
import dev.rapport.cases.Cases.CustomersCase;
import dev.rapport.customer.CustomerBrief;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which cases run for the customer; the others' departments by their holder only. */
@Component
class OpenCasesBrief implements CustomerBrief {

    private static final int MOST = 6;

    private final Cases cases;
    private final Texts texts;

    OpenCasesBrief(Cases cases, Texts texts) {
        this.cases = cases;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Line> of(CustomerId customer, Locale locale, ZoneId zone) {
        var found = cases.subjectsOf(customer, MOST + 1, null).items();
        var lines = new ArrayList<Line>();
        found.stream()
                .filter(CustomersCase::open)
                .limit(MOST)
                .map(one -> Line.open("brief.runs", said(one, locale), one.number()))
                .forEach(lines::add);
        if (found.size() > MOST && found.getLast().open())
            lines.add(new Line("brief.runs", texts.get(locale, "brief.more")));
        return lines;
    }

    private @Nullable String title(CustomersCase one, Locale locale) {
        var key = "subject.title." + one.kind() + "." + one.title();
        return texts.has(key) ? texts.get(locale, key) : one.title();
    }

    private String said(CustomersCase one, Locale locale) {
        var holder = one.owner() == null ? one.team() : one.owner();
        var by = holder == null ? null : texts.get(locale, "cases.held-by", holder);
        return Stream.of(title(one, locale), one.state(), by)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(" · "));
    }
}
