package dev.rapport.customer.brief;

import dev.rapport.cases.Cases;
import dev.rapport.cases.StoryChapter;
import dev.rapport.customer.CustomerBrief;
import dev.rapport.platform.CustomerId;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What happened last between them and us, on whichever channel; not what was changed about them. */
@Component
class LatelyBrief implements CustomerBrief {

    private static final int MOST = 4;

    private static final String ITSELF = "customer";

    private final Cases cases;

    LatelyBrief(Cases cases) {
        this.cases = cases;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Line> of(CustomerId customer, Locale locale, ZoneId zone) {
        return cases.story(customer, chapters(), locale, zone, MOST, null).items().stream()
                .map(told -> Line.was("brief.lately", told.text(), told.about(), told.at()))
                .toList();
    }

    private List<String> chapters() {
        return cases.chapters().stream()
                .map(StoryChapter::name)
                .filter(name -> !name.equals(ITSELF))
                .toList();
    }
}
