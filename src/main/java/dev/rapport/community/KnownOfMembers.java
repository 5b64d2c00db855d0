package dev.rapport.community;

import static dev.rapport.platform.CustomerFact.ofRows;

import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.CustomerFact.Type;
import dev.rapport.platform.CustomerFacts;
import dev.rapport.platform.FactWords;
import dev.rapport.platform.Texts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** By what they are in groups customers can be brought together in segments. */
@Component
class KnownOfMembers implements CustomerFacts {

    private final FactWords words;

    KnownOfMembers(Texts texts) {
        words = new FactWords(texts);
    }

    @Override
    public List<CustomerFact> all() {
        return List.of(
                ofRows(
                                "member-of",
                                Type.CHOICE,
                                words.called("member-of"),
                                "group_member join community_group on community_group.id = group_member.group_id",
                                "group_member.customer_id",
                                "group_member")
                        .only("group_member.left_at is null and group_member.doubles is null")
                        .choice("community_group.name", locale -> Map.of())
                        .open(),
                ofRows("member-seen", Type.DAY, words.called("member-seen"), "member", "member.customer_id", "member")
                        .at("member.last_seen_at"));
    }
}
