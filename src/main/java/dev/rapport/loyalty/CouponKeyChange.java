package dev.rapport.loyalty;

import dev.rapport.loyalty.CouponRows.Sealed;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Secrets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Seals the codes of coupons with the key of today, at the start, where an earlier one did that is still there. */
@Component
class CouponKeyChange {

    private static final Logger log = LoggerFactory.getLogger(CouponKeyChange.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 1000;

    private final CouponRows rows;
    private final Secrets secrets;

    CouponKeyChange(CouponRows rows, Secrets secrets) {
        this.rows = rows;
        this.secrets = secrets;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sealAnew() {
        var many = 0;
        var last = FIRST;
        List<Sealed> page;
        do {
            page = rows.sealedAfter(last, PAGE);
            for (var kept : page) if (sealAnew(kept)) many++;
            if (!page.isEmpty()) last = page.getLast().id();
        } while (page.size() == PAGE);
        if (many > 0) log.info("{} codes of coupons are sealed with the new key", many);
    }

    private boolean sealAnew(Sealed kept) {
        if (!secrets.opens(kept.code()) || secrets.isOfToday(kept.code())) return false;
        var place = Coupons.place(kept.id());
        try {
            rows.sealAnew(kept, secrets.seal(secrets.open(kept.code(), place), place));
            return true;
        } catch (Refused damaged) {
            log.warn("The code of the coupon {} cannot be opened: {}", kept.id(), damaged.key());
            return false;
        }
    }
}
