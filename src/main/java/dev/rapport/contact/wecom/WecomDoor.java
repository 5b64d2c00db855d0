package dev.rapport.contact.wecom;

import dev.rapport.contact.inbound.Door;
import dev.rapport.contact.inbound.Door.Caller;
import dev.rapport.contact.inbound.Doors;
import dev.rapport.contact.sealed.CallbackSeal;
import dev.rapport.contact.sealed.CallbackXml;
import dev.rapport.platform.ForStrangers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Takes the platform's calls: signed and sealed for the account, not older or younger than five minutes. Of messages a call only
 * says that some came, so that one that comes again has us look once more and find nothing, and so of groups; what it tells of
 * contacts is kept before it is answered.
 */
@Component
public class WecomDoor {

    private static final int LONGEST = 200;
    private static final String WHO_CHANGED = "MemChangeList";
    private static final Pattern DESK = Pattern.compile("[\\x21-\\x7E]{1,128}");

    /** What stands in the address of a call. */
    public record Signed(String signature, String time, String nonce) {}

    private final DeskRows desks;
    private final DeskWatch watch;
    private final ContactBodies contacts;
    private final WelcomeLoop welcomes;
    private final GroupChatWatch chats;
    private final Clock clock;
    private final Door<CallbackSeal> door;

    WecomDoor(
            Doors doors,
            DeskRows desks,
            DeskWatch watch,
            ContactBodies contacts,
            WelcomeLoop welcomes,
            GroupChatWatch chats,
            Clock clock) {
        this.desks = desks;
        this.watch = watch;
        this.contacts = contacts;
        this.welcomes = welcomes;
        this.chats = chats;
        this.clock = clock;
        this.door = doors.of(WecomPlatform.NAME, WecomPlatform::seal);
    }

    /** What the platform sealed to see whether we can open it. */
    @ForStrangers("the platform signs and seals what it asks")
    public Optional<String> echo(UUID account, Signed signed, String sealed) {
        return opened(account, signed, sealed).map(text -> new String(text, StandardCharsets.UTF_8));
    }

    /** False where it is no call of the account's: nobody is told why. */
    @ForStrangers("the platform signs and seals what it brings")
    public boolean brings(UUID account, Signed signed, byte[] body) {
        if (door.caller(account).isEmpty()) return false;
        var told = CallbackXml.read(body)
                .flatMap(outer -> Optional.ofNullable(outer.get("Encrypt")))
                .flatMap(text -> opened(account, signed, text));
        var read = told.flatMap(CallbackXml::read);
        if (read.isEmpty()) return false;
        var xml = read.get();
        var change = ContactChange.there(xml);
        if (change.isPresent()) {
            welcomes.keep(account, xml);
            contacts.keep(account, change.get(), xml);
            return true;
        }
        var group = GroupChatChange.of(xml, CallbackXml.items(told.get(), WHO_CHANGED).stream(), clock.instant());
        if (group.isPresent()) {
            chats.tell(account, group.get());
            return true;
        }
        var desk = xml.getOrDefault("OpenKfId", "");
        if (!"kf_msg_or_event".equals(xml.get("Event")) || !DESK.matcher(desk).matches()) return true;
        var token = xml.getOrDefault("Token", "");
        desks.called(account, desk, token.length() <= LONGEST ? token : "", clock.instant());
        watch.wake();
        return true;
    }

    private Optional<byte[]> opened(UUID account, Signed signed, String text) {
        return door.caller(account, signed.time())
                .map(Caller::key)
                .filter(seal ->
                        signed.nonce().length() <= LONGEST && signed.signature().length() <= LONGEST)
                .filter(seal -> seal.isSigned(signed.signature(), signed.time(), signed.nonce(), text))
                .flatMap(seal -> seal.open(text));
    }
}
