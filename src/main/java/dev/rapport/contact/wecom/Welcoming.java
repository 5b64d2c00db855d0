package dev.rapport.contact.wecom;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.wecom.WecomApi.Answer;
import dev.rapport.contact.wecom.WelcomeRows.Due;
import dev.rapport.contact.wecom.WelcomeRows.Outcome;
import dev.rapport.customer.AddressOwners;
import dev.rapport.customer.Consents;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Greets somebody who added a colleague, in the colleague's name. WeCom takes it for 20 seconds and once: what may have been sent by an
 * attempt that nobody saw the end of is sent again, and WeCom says that it was.
 */
@Component
class Welcoming {

    /** As long as WeCom takes it. */
    static final Duration OPEN = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int NO_SUCH_CODE = 41050;
    private static final int GREETED = 41051;
    private static final int SOMEBODY_GREETS = 41096;
    private static final Set<ContactStanding> NO = Set.of(ContactStanding.SAID_NO, ContactStanding.DO_NOT_CONTACT);

    private final ChannelAccounts accounts;
    private final WelcomeRows rows;
    private final CodeRows codes;
    private final WecomMembers members;
    private final AddressOwners owners;
    private final Consents consents;
    private final WecomApi api;
    private final Clock clock;

    Welcoming(
            ChannelAccounts accounts,
            WelcomeRows rows,
            CodeRows codes,
            WecomMembers members,
            AddressOwners owners,
            Consents consents,
            WecomApi api,
            Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.codes = codes;
        this.members = members;
        this.owners = owners;
        this.consents = consents;
        this.api = api;
        this.clock = clock;
    }

    void greet(Due due) {
        try {
            if (accounts.byId(due.account()).filter(one -> one.isOn()).isEmpty()) rows.drop(due.id());
            else greet(due, accounts.settings(due.account()));
        } catch (IOException e) {
            again(due, true, new Trouble("account.wecom.not-reached", String.valueOf(e.getMessage())));
        } catch (Refused refused) {
            var arguments = refused.arguments();
            again(
                    due,
                    due.isUnsure(),
                    new Trouble(refused.key(), arguments.length == 0 ? "" : String.valueOf(arguments[0])));
        }
    }

    private void greet(Due due, AccountSettings settings) throws IOException {
        var text = text(due, settings);
        if (text.isNothing()) rows.drop(due.id());
        else if (saidNo(due)) settle(due, Outcome.HELD, Trouble.of("wecom-welcome.said-no"));
        else if (!isOpen(due)) settle(due, Outcome.FAILED, Trouble.of("wecom-welcome.too-late"));
        else if (text.namesStaff() && isUnnamed(due))
            settle(due, Outcome.FAILED, new Trouble("wecom-welcome.no-name", due.member()));
        else send(due, settings, text);
    }

    /** Of the code by which they came, or of the account. */
    private WelcomeText text(Due due, AccountSettings settings) {
        var mark = due.state();
        var ofCode = mark == null
                ? Optional.<String>empty()
                : codes.byMark(due.account(), mark).map(StaffCode::welcome);
        return new WelcomeText(
                ofCode.or(() -> settings.find(WecomPlatform.WELCOME)).orElse(""));
    }

    private boolean saidNo(Due due) {
        var address = owners.address(Channel.WECOM, due.external());
        var customer = owners.of(List.of(address)).get(address);
        return customer != null && NO.contains(consents.standing(customer, Purpose.SERVICE, Channel.WECOM.word()));
    }

    private boolean isUnnamed(Due due) {
        return members.people(due.account(), List.of(due.member())).isEmpty();
    }

    private void send(Due due, AccountSettings settings, WelcomeText text) throws IOException {
        var said = text.said(
                text.namesCustomer() ? customer(due, settings) : "", members.name(due.account(), due.member()));
        var answer = api.postInHurry(
                settings,
                "/cgi-bin/externalcontact/send_welcome_msg",
                Map.of("welcome_code", due.code(), "text", Map.of("content", said)));
        took(due, answer);
    }

    /** Nothing where WeCom does not say. */
    private String customer(Due due, AccountSettings settings) throws IOException {
        var known = rows.called(due.account(), due.external());
        if (known.isPresent()) return known.get();
        var answer = api.getInHurry(settings, "/cgi-bin/externalcontact/get", "external_userid", due.external());
        return CleanText.line(CleanText.fit(
                answer.body().path("external_contact").path("name").asString("")));
    }

    private void took(Due due, Answer answer) {
        var why = new Trouble("account.wecom.said", DeskWatch.said(answer));
        if (answer.isWell()) rows.settle(due.id(), Outcome.SENT, null, now());
        else if (answer.code() == GREETED)
            rows.settle(due.id(), due.isUnsure() ? Outcome.SENT : Outcome.NOT_NEEDED, null, now());
        else if (answer.code() == SOMEBODY_GREETS || answer.isNotNow()) again(due, due.isUnsure(), why);
        else if (answer.code() == NO_SUCH_CODE) settle(due, Outcome.FAILED, Trouble.of("wecom-welcome.no-such-code"));
        else settle(due, Outcome.FAILED, why);
    }

    /** As long as WeCom takes it; then it stays undone, with why. */
    private void again(Due due, boolean isUnsure, Trouble why) {
        var next = now().plus(PAUSE);
        if (next.isBefore(due.receivedAt().plus(OPEN))) rows.again(due.id(), isUnsure, next);
        else settle(due, Outcome.FAILED, why);
    }

    private void settle(Due due, Outcome outcome, Trouble why) {
        rows.settle(due.id(), outcome, why, now());
    }

    private boolean isOpen(Due due) {
        return now().isBefore(due.receivedAt().plus(OPEN));
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
