package dev.rapport.contact.douyin;

import dev.rapport.contact.inbound.Door;
import dev.rapport.contact.inbound.Door.Caller;
import dev.rapport.contact.inbound.Doors;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.sealed.SortedHash;
import dev.rapport.platform.ForStrangers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes Douyin's calls: SHA-1 over the secret of the app and what is brought. They say no time, and the id in their head is not
 * signed: what comes again is known by what it says, however it is called.
 */
@Component
public class DouyinDoor {

    private static final int LONGEST = 200;

    private final DouyinReader reader;
    private final InboundBatches inbound;
    private final Door<String> door;

    DouyinDoor(Doors doors, DouyinReader reader, InboundBatches inbound) {
        this.reader = reader;
        this.inbound = inbound;
        door = doors.of(DouyinPlatform.NAME, settings -> settings.find(DouyinPlatform.SECRET));
    }

    /**
     * Keeps it, and gives what is to be answered; nothing where it is no call of the account's: nobody is told why.
     *
     * @throws dev.rapport.platform.Refused where too much comes at once
     */
    @ForStrangers("the platform signs what it brings")
    public Optional<String> brings(UUID account, String signature, byte[] body) {
        var caller = caller(account, signature, body);
        if (caller.isEmpty()) return Optional.empty();
        try {
            var challenge = reader.challenge(body);
            if (challenge.isPresent()) return challenge;
            var place = reader.place(caller.get().account(), body);
            if (place.isPresent()) inbound.keep(account, place.get().id(), place.get().stream(), body);
        } catch (Unreadable nothingOfOurs) {
            return Optional.empty();
        }
        door.called(caller.get());
        return Optional.of("success");
    }

    private Optional<Caller<String>> caller(UUID account, String signature, byte[] body) {
        if (signature.length() > LONGEST) return Optional.empty();
        return door.caller(account)
                .filter(caller -> SortedHash.isSame(
                        SortedHash.hex(caller.key().getBytes(StandardCharsets.UTF_8), body), signature));
    }
}
