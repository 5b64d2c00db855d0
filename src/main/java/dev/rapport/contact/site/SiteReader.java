package dev.rapport.contact.site;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.Inbound;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Texts;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was entered into forms and written in chats. Each entry of a form is a conversation of its own, since anybody can enter any address. */
@Component
class SiteReader implements InboundReader {

    /** Where somebody came from who came by no campaign. */
    private static final String SOURCE = "website";

    private final JsonMapper json;
    private final Texts texts;
    private final Clock clock;

    SiteReader(JsonMapper json, Texts texts, Clock clock) {
        this.json = json;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String platform() {
        return SitePlatform.NAME;
    }

    @Override
    public Inbound read(ChannelAccount account, byte[] body) {
        try {
            return json.readTree(body).has("visitor")
                    ? read(account, json.readValue(body, ChatWords.class))
                    : read(account, json.readValue(body, FormEntry.class));
        } catch (JacksonException e) {
            throw new Unreadable("no entry of a form", e);
        }
    }

    private Inbound read(ChannelAccount account, ChatWords said) {
        return new Heard(
                Channel.CHAT,
                account.id() + " " + said.there(),
                new Sender(said.visitor(), null, said.addresses()),
                null,
                List.of(),
                null,
                said.text(),
                List.of(),
                false,
                clock.instant());
    }

    private Inbound read(ChannelAccount account, FormEntry entry) {
        var there = account.id() + " " + entry.id();
        var heard = new Heard(
                Channel.WEB,
                there,
                new Sender(entry.handle(), entry.name(), entry.addresses()),
                there,
                List.of(),
                null,
                entry.words(texts),
                List.of(),
                false,
                clock.instant(),
                facts(account, entry));
        var purpose = entry.purpose();
        var wording = entry.wording();
        if (purpose == null || wording == null) return heard;
        var channels = new HashMap<Channel, Boolean>();
        channels.put(Channel.EMAIL, entry.email() != null);
        channels.put(Channel.PHONE, entry.phone() != null);
        return new Inbound.Several(List.of(
                heard,
                new FormConsent(
                        there,
                        purpose,
                        wording,
                        channels.entrySet().stream()
                                .filter(one -> one.getValue())
                                .map(one -> one.getKey().word())
                                .sorted()
                                .toList())));
    }

    private static HashMap<String, String> facts(ChannelAccount account, FormEntry entry) {
        var facts = new HashMap<>(entry.facts());
        facts.putIfAbsent("source", SOURCE);
        if (!entry.page().isEmpty()) facts.put("page", entry.page());
        var becomes = account.settings().getOrDefault(SitePlatform.BECOMES, Site.RULES);
        if (!becomes.equals(Site.RULES)) facts.put(Heard.BECOMES, becomes);
        return facts;
    }
}
