package dev.rapport.contact.wecom;

import dev.rapport.contact.accounts.AccountStanding;
import dev.rapport.platform.Phrase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How far customer contact and groups of an account are known. */
@Component
class WecomStanding implements AccountStanding {

    private static final Duration LATELY = Duration.ofDays(7);

    private final ContactRows contacts;
    private final WelcomeRows welcomes;
    private final GroupChatRows chats;
    private final GroupChatListRows lists;
    private final Clock clock;

    WecomStanding(
            ContactRows contacts, WelcomeRows welcomes, GroupChatRows chats, GroupChatListRows lists, Clock clock) {
        this.contacts = contacts;
        this.welcomes = welcomes;
        this.chats = chats;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public String platform() {
        return WecomPlatform.NAME;
    }

    @Override
    public List<Remark> of(UUID account) {
        var remarks = new ArrayList<Remark>();
        var count = contacts.count(account);
        if (count.getKey() > 0)
            remarks.add(new Remark(
                    "wecom-contact.contacts",
                    new Phrase("wecom-contact.counted", count.getKey(), count.getValue()),
                    null));
        contacts.trouble(account)
                .ifPresent(trouble -> remarks.add(
                        new Remark("wecom-contact.names", new Phrase(trouble.reason(), trouble.detail(), ""), null)));
        var greeted = welcomes.count(account, clock.instant().minus(LATELY));
        if (greeted.getKey() + greeted.getValue() > 0)
            remarks.add(new Remark(
                    "wecom-welcome.welcomes",
                    new Phrase("wecom-welcome.counted", greeted.getKey(), greeted.getValue()),
                    null));
        groups(account, remarks);
        return remarks;
    }

    private void groups(UUID account, List<Remark> remarks) {
        var list = lists.standing(account).orElse(null);
        if (list == null) return;
        var count = chats.count(account);
        if (count > 0 || list.readAt() != null)
            remarks.add(new Remark("wecom-chat.groups", new Phrase("wecom-chat.counted", count), list.readAt()));
        list.trouble()
                .or(() -> chats.trouble(account))
                .ifPresent(trouble -> remarks.add(
                        new Remark("wecom-chat.not-told", new Phrase(trouble.reason(), trouble.detail(), ""), null)));
    }
}
