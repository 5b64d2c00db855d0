package dev.rapport.customer.promises;

import dev.rapport.customer.CustomerBrief;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What we still owe the customer, what is due first. */
@Component
class PromisesBrief implements CustomerBrief {

    private static final int MOST = 3;

    private final Promises promises;
    private final Texts texts;

    PromisesBrief(Promises promises, Texts texts) {
        this.promises = promises;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public List<Line> of(CustomerId customer, Locale locale, ZoneId zone) {
        return promises.of(customer, true, MOST, null).items().stream()
                .map(promise -> Line.due("brief.promised", words(promise, locale), promise.number(), promise.dueAt()))
                .toList();
    }

    private String words(MadePromise promise, Locale locale) {
        return promise.isWithoutWords() ? texts.get(locale, "promise.of-others") : promise.what();
    }
}
