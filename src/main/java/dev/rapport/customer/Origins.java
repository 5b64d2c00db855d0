package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.customer.Origin.Source;
import org.springframework.stereotype.Component;

/** Where what is written down now comes from. */
@Component
class Origins {

    private final Access access;

    Origins(Access access) {
        this.access = access;
    }

    Origin now() {
        if (access.current().isEmpty()) return Origin.of(Source.CASE);
        return Origin.of(access.byToken() ? Source.PROGRAM : Source.PERSON);
    }
}
