package dev.rapport.contact.pbx;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.calls.AgentTold;
import dev.rapport.contact.calls.PhoneNews;
import dev.rapport.contact.calls.Told;
import dev.rapport.contact.inbound.Door;
import dev.rapport.contact.inbound.Doors;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.contact.webhook.Signature;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what telephone systems tell: signed with the account's secret and not older than five minutes, or with the secret itself
 * in a header where the account says that it can do no better. Whatever is wrong is answered alike.
 */
@Component
public class PbxDoor {

    private static final int LONGEST_HEADER = 4_000;

    /** What a call says of itself in its headers. */
    public record Proof(
            @Nullable String secret,
            @Nullable String id,
            @Nullable String seconds,
            @Nullable String signature) {

        @Override
        public String toString() {
            return "a proof";
        }
    }

    /** @param isSigned whether calls are signed with them, instead of bringing one */
    private record Key(boolean isSigned, List<byte[]> secrets) {}

    private final PbxReader reader;
    private final InboundBatches inbound;
    private final Clock clock;
    private final Door<Key> door;

    PbxDoor(Doors doors, PbxReader reader, InboundBatches inbound, Clock clock) {
        this.reader = reader;
        this.inbound = inbound;
        this.clock = clock;
        this.door = doors.of(PbxPlatform.NAME, PbxDoor::key);
    }

    /**
     * Keeps it. False where it is not one of the account's: nobody is told why.
     *
     * @throws dev.rapport.contact.inbound.Unreadable what is the account's and yet tells of no call, with why
     */
    @ForStrangers("telephone systems show a secret, or sign with it")
    public boolean brings(UUID account, Proof proof, byte[] body) {
        var caller = caller(account, proof, body);
        if (caller.isEmpty()) return false;
        var told = read(caller.get(), body);
        inbound.keep(account, id(told, body), stream(told), body);
        door.called(caller.get());
        return true;
    }

    /** What says no time is brought again at once, or says that the same happened once more. How somebody stands may be said often. */
    private String id(PhoneNews told, byte[] body) {
        if (told.at() != null) return hash(body);
        return hash(body) + " " + (told instanceof Told ? thisMinute() : Ids.next());
    }

    private static String stream(PhoneNews told) {
        return switch (told) {
            case Told call -> call.there();
            case AgentTold agents -> "agent " + agents.agents().getFirst();
        };
    }

    private PhoneNews read(Door.Caller<Key> caller, byte[] body) {
        try {
            return reader.read(caller.account(), body);
        } catch (Unreadable e) {
            door.refused(caller, e);
            throw e;
        }
    }

    private Optional<Door.Caller<Key>> caller(UUID account, Proof proof, byte[] body) {
        var seconds = proof.seconds();
        if (seconds != null)
            return door.caller(account, seconds)
                    .filter(caller -> caller.key().isSigned() && isSigned(caller.key(), proof, seconds, body));
        return door.caller(account).filter(caller -> !caller.key().isSigned() && isShown(caller.key(), proof));
    }

    private static boolean isSigned(Key key, Proof proof, String seconds, byte[] body) {
        return proof.id() != null
                && proof.signature() != null
                && Signature.fits(key.secrets(), proof.id(), Long.parseLong(seconds), proof.signature(), body);
    }

    private static boolean isShown(Key key, Proof proof) {
        var shown = proof.secret();
        if (shown == null || shown.length() > LONGEST_HEADER) return false;
        var bytes = shown.strip().getBytes(StandardCharsets.UTF_8);
        var fits = false;
        for (var secret : key.secrets()) fits |= MessageDigest.isEqual(secret, bytes);
        return fits;
    }

    private static Optional<Key> key(AccountSettings settings) {
        var isSigned = settings.text(PbxPlatform.PROOF).equals(PbxPlatform.SIGNATURE);
        var secrets = Stream.of(PbxPlatform.SECRET, PbxPlatform.OLD_SECRET)
                .flatMap(field -> settings.find(field).stream())
                .flatMap(secret -> isSigned
                        ? Signature.secret(secret).stream()
                        : Stream.of(secret.strip().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return secrets.isEmpty() ? Optional.empty() : Optional.of(new Key(isSigned, secrets));
    }

    private long thisMinute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
    }

    /** What is brought again word by word is the same. */
    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
