package dev.rapport.contact.wechat;

import dev.rapport.contact.inbound.Door;
import dev.rapport.contact.inbound.Door.Caller;
import dev.rapport.contact.inbound.Doors;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.sealed.CallbackXml;
import dev.rapport.contact.sealed.SortedHash;
import dev.rapport.contact.wechat.WechatPlatform.Check;
import dev.rapport.platform.ForStrangers;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes WeChat's calls: signed and sealed for the app, not older or younger than five minutes. What is not sealed is not taken, since
 * then nothing signs what it brings.
 */
@Component
public class WechatDoor {

    private static final int LONGEST = 200;

    /** What stands in the address of a call. */
    public record Signed(String signature, String time, String nonce) {}

    private final WechatReader reader;
    private final InboundBatches inbound;
    private final Door<Check> door;

    WechatDoor(Doors doors, WechatReader reader, InboundBatches inbound) {
        this.reader = reader;
        this.inbound = inbound;
        door = doors.of(
                WechatPlatform.NAME,
                settings -> WechatPlatform.check(
                        settings.find(WechatPlatform.TOKEN),
                        settings.find(WechatPlatform.KEY),
                        settings.find(WechatPlatform.APP)));
    }

    /** What WeChat wants to hear to see that the address is ours. */
    @ForStrangers("the platform signs what it asks")
    public Optional<String> echo(UUID account, Signed signed, String echo) {
        return caller(account, signed)
                .filter(caller -> echo.length() <= LONGEST)
                .filter(caller ->
                        SortedHash.is(signed.signature(), caller.key().token(), signed.time(), signed.nonce()))
                .map(caller -> echo);
    }

    /**
     * Keeps it. False where it is no call of the account's: nobody is told why.
     *
     * @throws dev.rapport.platform.Refused where too much comes at once
     */
    @ForStrangers("the platform signs and seals what it brings")
    public boolean brings(UUID account, Signed signed, byte[] body) {
        var caller = caller(account, signed);
        if (caller.isEmpty()) return false;
        var brought = CallbackXml.read(body)
                .flatMap(outer -> Optional.ofNullable(outer.get("Encrypt")))
                .flatMap(text -> opened(caller.get(), signed, text));
        if (brought.isEmpty()) return false;
        try {
            var place = reader.place(brought.get());
            if (place.isPresent()) inbound.keep(account, place.get().id(), place.get().stream(), brought.get());
        } catch (Unreadable nothingOfOurs) {
            return false;
        }
        door.called(caller.get());
        return true;
    }

    private static Optional<byte[]> opened(Caller<Check> caller, Signed signed, String text) {
        var seal = caller.key().seal();
        return seal.isSigned(signed.signature(), signed.time(), signed.nonce(), text)
                ? seal.open(text)
                : Optional.empty();
    }

    private Optional<Caller<Check>> caller(UUID account, Signed signed) {
        return signed.nonce().length() > LONGEST || signed.signature().length() > LONGEST
                ? Optional.empty()
                : door.caller(account, signed.time());
    }
}
