package dev.rapport.contact;

import static dev.rapport.platform.CustomerFact.ofRows;

import dev.rapport.contact.behaviours.BehaviourKind;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.CustomerFacts;
import dev.rapport.platform.FactWords;
import dev.rapport.platform.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** By what they said and did on our channels customers can be brought together in segments. */
@Component
class KnownOfTalks implements CustomerFacts {

    private final FactWords words;

    KnownOfTalks(Texts texts) {
        words = new FactWords(texts);
    }

    private CustomerFact rows(String name, Type type, String table) {
        return ofRows(name, type, words.called(name), table, table + ".customer_id", table);
    }

    @Override
    public List<CustomerFact> all() {
        return List.of(
                rows("behaviours", Type.COUNT, "behaviour")
                        .at("behaviour.at")
                        .choice("behaviour.kind", words.constants(BehaviourKind.class)),
                rows("behaviour-last", Type.DAY, "behaviour").at("behaviour.at"),
                rows("conversations", Type.COUNT, "conversation")
                        .at("conversation.last_at")
                        .choice("conversation.channel", words.channels())
                        .open(),
                rows("conversation-last", Type.DAY, "conversation").at("conversation.last_at"));
    }
}
