package dev.rapport.customer.purchases;

import dev.rapport.customer.CustomerBrief;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Texts;
import dev.rapport.platform.WrittenTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How much the customer bought, and when last. */
@Component
class PurchasesBrief implements CustomerBrief {

    private final Purchases purchases;
    private final Texts texts;

    PurchasesBrief(Purchases purchases, Texts texts) {
        this.purchases = purchases;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Line> of(CustomerId customer, Locale locale, ZoneId zone) {
        var bought = purchases.summary(customer);
        var rhythm = bought.rhythm();
        if (rhythm == null) return List.of();
        var totals = bought.totals().stream()
                .map(total -> texts.get(
                        locale,
                        "purchase.orders",
                        total.orders(),
                        total.amount().formatted(locale)))
                .collect(Collectors.joining(", "));
        return List.of(new Line(
                "brief.bought",
                texts.get(locale, "brief.bought-last", totals, WrittenTime.day(rhythm.last(), locale))));
    }
}
