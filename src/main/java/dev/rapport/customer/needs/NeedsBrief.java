package dev.rapport.customer.needs;

import dev.rapport.customer.CustomerBrief;
import dev.rapport.platform.CustomerId;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the customer looks for, and what they use already. */
@Component
class NeedsBrief implements CustomerBrief {

    private static final int MOST = 3;

    private final Needs needs;
    private final UsedProducts used;

    NeedsBrief(Needs needs, UsedProducts used) {
        this.needs = needs;
        this.used = used;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public List<Line> of(CustomerId customer, Locale locale, ZoneId zone) {
        var wanted = needs.of(customer).stream().limit(MOST).map(known -> {
            var need = known.masked();
            var money = need.money();
            var said = Stream.of(need.interest(), money == null ? null : money.formatted(locale), need.words())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" · "));
            return new Line("brief.needs", said);
        });
        var uses = used.of(customer).stream().limit(MOST).map(known -> new Line("brief.uses", known.product()));
        return Stream.concat(wanted, uses).toList();
    }
}
