package dev.rapport.contact.inbound;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Inbound.Several;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives what was read to who takes it in. */
@Component
class Taking {

    private final Map<Class<?>, Takes<?>> takers;

    Taking(List<Takes<?>> takers) {
        this.takers = takers.stream().collect(Collectors.toMap(Takes::what, Function.identity()));
    }

    void take(ChannelAccount account, Inbound inbound, Instant receivedAt) {
        if (inbound instanceof Several several) several.all().forEach(one -> take(account, one, receivedAt));
        else give(takers.get(inbound.getClass()), account, inbound, receivedAt);
    }

    private static <I extends Inbound> void give(
            @Nullable Takes<I> taker, ChannelAccount account, Inbound inbound, Instant receivedAt) {
        if (taker == null)
            throw new Unreadable("nobody takes " + inbound.getClass().getSimpleName());
        taker.take(account, taker.what().cast(inbound), receivedAt);
    }
}
