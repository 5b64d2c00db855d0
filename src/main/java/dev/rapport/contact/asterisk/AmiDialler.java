package dev.rapport.contact.asterisk;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.calls.Dialler;
import dev.rapport.contact.pbx.PbxNumbers;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Has an Asterisk call: by a line of its own, so that any copy of the application can. */
@Component
class AmiDialler implements Dialler {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long the telephone of the one who calls rings. */
    private static final Duration RINGS = Duration.ofSeconds(30);

    /** Nothing that means anything in a dial plan or an address. */
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private final AmiServers servers;

    AmiDialler(AmiServers servers) {
        this.servers = servers;
    }

    @Override
    public String platform() {
        return AsteriskPlatform.NAME;
    }

    @Override
    public void call(AccountSettings settings, String extension, PhoneNumber number) {
        if (!EXTENSION.matcher(extension).matches())
            throw Refused.conflict("account.asterisk.no-such-telephone", extension);
        try (var connection = servers.open(settings)) {
            var answer = connection.ask(originate(settings, extension, number), PATIENCE);
            if (!answer.isSuccess())
                throw Refused.unavailable(
                        "account.asterisk.not-dialled", new Trouble("", answer.text("Message")).detail());
        } catch (IOException e) {
            throw AmiServers.refused(e, settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("account.asterisk.no-answer", settings.text(AsteriskPlatform.HOST));
        }
    }

    /** As if it was dialled on that telephone, whose number is shown to who is called. */
    private static AmiAction originate(AccountSettings settings, String extension, PhoneNumber number) {
        var dialled = settings.find(AsteriskPlatform.PREFIX).orElse("")
                + number.dialledFrom(settings.text(PbxNumbers.COUNTRY));
        return AmiAction.of("Originate", UUID.randomUUID().toString())
                .with("Channel", settings.text(AsteriskPlatform.CHANNEL).replace(AsteriskPlatform.EXTENSION, extension))
                .with("Context", settings.text(AsteriskPlatform.CONTEXT))
                .with("Exten", dialled)
                .with("Priority", "1")
                .with("CallerID", extension)
                .with("Timeout", String.valueOf(RINGS.toMillis()))
                .with("Async", "true");
    }
}
