package dev.rapport.planted;

import dev.rapport.platform.ForOneself;
import dev.rapport.platform.UserId;
import org.springframework.stereotype.Component;

@Component
class BelievesWhoAsks {

    @ForOneself
    public String mine(UserId me) {
        return "of " + me;
    }
}
