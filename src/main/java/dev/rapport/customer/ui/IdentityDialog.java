package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.Certainty;
import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.IdentityDesk.Known;
import dev.rapport.customer.NewIdentity;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.Objects;

/** Says who a customer is on another platform, or how sure that is; where it is somebody else, leads there. */
class IdentityDialog extends FormDialog {

    private final Select<Channel> channel = new Select<>();
    private final TextField external = new TextField(getTranslation("customer.identity-id"));
    private final TextField account = new TextField(getTranslation("customer.identity-account"));
    private final TextField unionid = new TextField(getTranslation("customer.unionid"));
    private final Select<Certainty> certainty = new Select<>();
    private final TextField proof = new TextField(getTranslation("customer.proof"));

    /** For another one. */
    IdentityDialog(IdentityDesk desk, CustomerId customer, Runnable changed) {
        setHeaderTitle(getTranslation("customer.add-identity"));
        channel.setLabel(getTranslation("customer.platform"));
        channel.setItems(NewIdentity.CHANNELS);
        channel.setItemLabelGenerator(one -> getTranslation("word.channel." + one.word()));
        channel.setValue(NewIdentity.CHANNELS.getFirst());
        external.setMaxLength(200);
        account.setMaxLength(200);
        account.setHelperText(getTranslation("customer.identity-account-hint"));
        unionid.setMaxLength(200);
        unionid.setHelperText(getTranslation("customer.unionid-hint"));
        field(channel, "customer.bad-channel");
        required(external, "customer.identity-missing", "customer.bad-identity", "customer.identity-known");
        field(account);
        field(unionid);
        judgement(Certainty.MAYBE, "");
        saves(getTranslation("customer.add-identity"), () -> {
            var wanted = wanted();
            var holder = desk.holder(customer, wanted);
            if (holder.isPresent()) leadTo(holder.get());
            else {
                desk.add(customer, wanted);
                changed.run();
            }
        });
    }

    /** For how sure it is. */
    IdentityDialog(IdentityDesk desk, CustomerId customer, Known identity, Runnable changed) {
        setHeaderTitle(getTranslation("customer.judge-this", identity.text()));
        judgement(identity.certainty(), Objects.requireNonNullElse(identity.proof(), ""));
        var read = new LastRead(identity.revision());
        saves(getTranslation("customer.save"), () -> {
            read.replace(
                    revision -> desk.judge(customer, identity.id(), certainty.getValue(), proof.getValue(), revision),
                    () -> desk.of(customer).stream()
                            .filter(now -> now.id().equals(identity.id()))
                            .findFirst()
                            .orElse(identity)
                            .revision());
            changed.run();
        });
    }

    private void judgement(Certainty now, String because) {
        certainty.setLabel(getTranslation("customer.certainty"));
        certainty.setItems(Certainty.values());
        certainty.setItemLabelGenerator(one -> getTranslation("word.Certainty." + one));
        certainty.setHelperText(getTranslation("customer.certainty-hint"));
        certainty.setValue(now);
        proof.setMaxLength(300);
        proof.setHelperText(getTranslation("customer.proof-hint"));
        proof.setValue(because);
        field(certainty);
        field(proof, "customer.proof-too-long");
    }

    private void leadTo(Relative holder) {
        ask(
                getTranslation("customer.identity-is-others"),
                new Paragraph(getTranslation("customer.identity-is", holder.name())),
                null,
                () -> {},
                new Button(getTranslation("customer.open-this", holder.name()), click -> {
                    close();
                    UI.getCurrent().navigate("customers/" + holder.id());
                }));
    }

    private NewIdentity wanted() {
        return new NewIdentity(
                channel.getValue(),
                account.getValue(),
                external.getValue(),
                unionid.getValue(),
                certainty.getValue(),
                proof.getValue());
    }
}
