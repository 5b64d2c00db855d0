package dev.rapport.contact.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.canned.CannedVariable;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Notices;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Offers canned answers for a text field: by a button, and by "/" at its beginning. What is chosen is inserted at the cursor
 * and stays to be read and sent by the person; what nothing is known of is named until it is filled in.
 */
@Tag("canned-picker")
@JsModule("./components/canned-picker.ts")
@CssImport("./styles/canned.css")
public final class CannedPicker extends Component {

    private static final List<String> TEXTS =
            List.of("insert", "find", "found", "nothing-found", "keep-own", "fill-in", "no-room");

    private final transient CannedOffers offers;
    private final TextArea field;
    private String reference = "";

    public CannedPicker(CannedOffers offers, TextArea field) {
        this.offers = offers;
        this.field = field;
        var texts = node();
        TEXTS.forEach(text -> texts.put(text, getTranslation("canned." + text)));
        getElement().setPropertyJson("texts", texts);
        var variables = node();
        for (var one : CannedVariable.values())
            variables.put(one.key(), getTranslation("canned.variable." + one.key()));
        getElement().setPropertyJson("variables", variables);
    }

    /** Where it is answered from now on: number of a conversation or ticket, or id of a post. */
    public void answers(String place) {
        reference = place;
    }

    /** Called by the browser: those that fit to what was typed. */
    @ClientCallable
    ArrayNode find(String words) {
        var found = JsonNodeFactory.instance.arrayNode();
        try {
            offers.fitting(reference, words)
                    .forEach(answer -> found.add(node().put("id", answer.id().toString())
                            .put("name", answer.name())
                            .put("code", "/" + answer.code())
                            .put("language", getTranslation("word.CannedLanguage." + answer.language()))
                            .put("words", answer.words())));
        } catch (Refused refused) {
            Notices.refused(refused);
        }
        return found;
    }

    /** Called by the browser: what one says here; empty if it is not to be had. */
    @ClientCallable
    String insert(String id) {
        try {
            return offers.insert(reference, Ids.parse(id)).text();
        } catch (Refused refused) {
            Notices.refused(refused);
            return "";
        }
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("this.field = $0", field.getElement());
    }
}
