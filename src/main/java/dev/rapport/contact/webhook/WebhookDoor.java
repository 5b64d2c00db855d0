package dev.rapport.contact.webhook;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.inbound.Door;
import dev.rapport.contact.inbound.Doors;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.ForStrangers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what other systems hand in: signed with the account's secret, not older or younger than five minutes, and each id once.
 * Whatever is wrong before that is known is answered alike, so that a stranger learns nothing.
 */
@Component
public class WebhookDoor {

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final WebhookReader reader;
    private final InboundBatches inbound;
    private final Door<List<byte[]>> door;

    WebhookDoor(Doors doors, WebhookReader reader, InboundBatches inbound) {
        this.reader = reader;
        this.inbound = inbound;
        this.door = doors.of(WebhookPlatform.NAME, WebhookDoor::secrets);
    }

    /**
     * Keeps it. False where the call is not one of the account's: nobody is told why.
     *
     * @throws dev.rapport.contact.inbound.Unreadable what is signed and yet no message, with why
     */
    @ForStrangers("other systems sign what they bring")
    public boolean brings(
            UUID id, @Nullable String call, @Nullable String seconds, @Nullable String signature, byte[] body) {
        if (call == null
                || seconds == null
                || signature == null
                || !ID.matcher(call).matches()) return false;
        var caller = door.caller(id, seconds).orElse(null);
        if (caller == null || !Signature.fits(caller.key(), call, Long.parseLong(seconds), signature, body))
            return false;
        var place = place(caller, body);
        inbound.keep(id, place.id(), place.stream(), body);
        door.called(caller);
        return true;
    }

    private WebhookReader.Place place(Door.Caller<List<byte[]>> caller, byte[] body) {
        try {
            return reader.place(reader.read(caller.account(), body));
        } catch (Unreadable why) {
            door.refused(caller, why);
            throw why;
        }
    }

    private static Optional<List<byte[]>> secrets(AccountSettings settings) {
        var secrets = Stream.of(WebhookPlatform.SECRET, WebhookPlatform.OLD_SECRET)
                .flatMap(field -> settings.find(field).stream())
                .flatMap(secret -> Signature.secret(secret).stream())
                .toList();
        return secrets.isEmpty() ? Optional.empty() : Optional.of(secrets);
    }
}
