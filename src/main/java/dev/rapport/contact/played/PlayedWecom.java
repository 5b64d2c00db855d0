package dev.rapport.contact.played;

import dev.rapport.contact.sealed.CallbackSeal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Plays WeCom: tokens and callbacks; of WeChat customer service messages by a cursor, files, and what is sent; of customer contact who
 * adds whom, and what is known of them; of groups of customers who is in them.
 */
public final class PlayedWecom extends PlayedPlatform {

    public static final String DESK = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q";

    /** Where files lie that are there. */
    public static final String THERE = "there";

    private static final int FROM_CUSTOMERS = 3;
    private static final int FROM_PLATFORM = 4;
    private static final int REFUSED_BY_CUSTOMER = 10;
    private static final int LASTS = 7_200;

    private static final int NO_SUCH_WAY = 41044;
    private static final String CONTACT = "/cgi-bin/externalcontact/";
    private static final String GROUPS = CONTACT + "groupchat/";
    private static final String PICTURE = "/wwhead/";

    /** A member whom customers add. */
    public static final String MEMBER = "ZhangSan";

    private final String corp = "ww" + id().substring(0, 16);
    private final String secret = id();
    private final String token = id().substring(0, 16);
    private final String key = (id() + id()).substring(0, 43);

    /** Of this start: a cursor of an earlier one is where nothing was read yet. */
    private final String start = id();

    private final List<Map<String, ?>> messages = new CopyOnWriteArrayList<>();
    private final Map<String, String> added = new ConcurrentHashMap<>();
    private final List<Answer> welcomed = new CopyOnWriteArrayList<>();
    private final AtomicInteger welcomes = new AtomicInteger();
    private final AtomicBoolean breaking = new AtomicBoolean();
    private final PlayedContacts contacts = new PlayedContacts();
    private final PlayedGroups groups = new PlayedGroups();
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger refusing = new AtomicInteger();
    private final AtomicBoolean losing = new AtomicBoolean();
    private final AtomicInteger page = new AtomicInteger(1_000);

    public PlayedWecom(int port, Clock clock) throws IOException {
        super(port, clock);
        start(Map.ofEntries(
                Map.entry("/cgi-bin/gettoken", this::token),
                Map.entry("/cgi-bin/kf/sync_msg", known(this::messages)),
                Map.entry("/cgi-bin/kf/send_msg", known(this::sent)),
                Map.entry("/cgi-bin/media/get", known(this::media)),
                Map.entry(CONTACT + "get", known(this::contact)),
                Map.entry(CONTACT + "send_welcome_msg", known(this::welcome)),
                Map.entry(CONTACT + "add_contact_way", known(this::way)),
                Map.entry(CONTACT + "get_contact_way", known(this::wayAgain)),
                Map.entry(CONTACT + "update_contact_way", known(this::wayChanged)),
                Map.entry(CONTACT + "del_contact_way", known(this::wayEnded)),
                Map.entry(
                        GROUPS + "list",
                        known(asked -> told(groups.list(
                                read(asked).path("cursor").asString(""),
                                Math.min(page.get(), read(asked).path("limit").asInt(0)))))),
                Map.entry(
                        GROUPS + "get",
                        known(asked ->
                                told(groups.get(read(asked).path("chat_id").asString(""))))),
                Map.entry(PICTURE, asked -> new Told("image/gif", picture()))));
    }

    @Override
    public String name() {
        return "wecom";
    }

    @Override
    public String title() {
        return "WeCom";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("corp", corp, "secret", secret, "token", token, "key", key);
    }

    public CallbackSeal seal(String receiver) {
        return CallbackSeal.of(token, key, receiver).orElseThrow();
    }

    @Override
    public Map.Entry<Call, String> asks() {
        var word = id();
        var sealed = sealed(word);
        return Map.entry(
                new Call(
                        "GET",
                        query(sealed) + "&echostr=" + URLEncoder.encode(sealed, StandardCharsets.UTF_8),
                        Map.of(),
                        new byte[0]),
                word);
    }

    @Override
    public String somebody() {
        return "wm" + id().substring(0, 30);
    }

    @Override
    public void writes(String customer, String text) {
        writes(id(), customer, seconds(), "text", Map.of("content", text));
        call(tells());
    }

    @Override
    public void sendsPicture(String customer) {
        writes(id(), customer, seconds(), "image", Map.of("media_id", THERE));
        call(tells());
    }

    /** Without telling the product. */
    public void writes(String id, String from, long seconds, String kind, Map<String, ?> what) {
        messages.add(Map.of(
                "msgid",
                id,
                "open_kfid",
                DESK,
                "external_userid",
                from,
                "send_time",
                seconds,
                "origin",
                FROM_CUSTOMERS,
                "msgtype",
                kind,
                kind,
                what));
    }

    /** Something that nobody wrote. */
    public void happens(Map<String, ?> event) {
        messages.add(Map.of(
                "msgid",
                id(),
                "open_kfid",
                DESK,
                "send_time",
                seconds(),
                "origin",
                FROM_PLATFORM,
                "msgtype",
                "event",
                "event",
                event));
    }

    /** That a message did not arrive, by the id that it was sent with. */
    public void isLost(String customer, String message, int why) {
        happens(Map.of(
                "event_type", "msg_send_fail",
                "open_kfid", DESK,
                "external_userid", customer,
                "fail_msgid", message,
                "fail_type", why));
    }

    /** What it is asked of somebody. */
    public void knows(String customer, String name, String unionid) {
        contacts.know(customer, name, unionid);
    }

    /** A code by which somebody may be greeted once. */
    public String code(String customer) {
        var code = id();
        contacts.gives(code, customer);
        return code;
    }

    /** How often it was told to greet somebody. */
    public int welcomesTold() {
        return welcomes.get();
    }

    /** Whom it greeted, and how. */
    public List<Answer> welcomed() {
        return List.copyOf(welcomed);
    }

    /** The next welcome is given to the customer, and the connection breaks before it says so. */
    public void breaksNextWelcome() {
        breaking.set(true);
    }

    /** How often it was asked of somebody. */
    public int askedOfContacts() {
        return contacts.asked();
    }

    /** Somebody adds a member, of whom it knows no more than a name. */
    public void adds(String customer, String member) {
        adds(customer, member, Map.of());
    }

    private void adds(String customer, String member, Map<String, String> more) {
        added.put(customer, member);
        contacts.know(customer, "微信用户" + customer.substring(2, 6), "");
        var told = new TreeMap<>(more);
        told.put("WelcomeCode", code(customer));
        call(changes("add_external_contact", member, customer, seconds(), told));
    }

    private void leaves(String customer) {
        var member = added.getOrDefault(customer, MEMBER);
        call(changes("del_follow_user", member, customer, seconds(), Map.of()));
    }

    @Override
    public Map<String, Consumer<String>> deeds() {
        return Map.of(
                "/add", this::scans,
                "/dismiss", this::dismissesNewest,
                "/group", this::scansGroup,
                "/group-leave", this::quitsNewest,
                "/leave", this::leaves);
    }

    @Override
    public String whatDeedsAre() {
        return "a member of staff, or a group";
    }

    /** A group that a member made, without telling the product. */
    public String group(String name, String owner) {
        var chat = "wr" + id().substring(0, 30);
        groups.add(chat, name, owner, seconds());
        return chat;
    }

    /** Somebody comes in, or a colleague, as {@code userid} and {@code type} say, without telling the product. */
    public void enters(String chat, String person, boolean isOurs, Map<String, ?> more) {
        groups.enters(chat, person, isOurs ? 1 : 2, seconds(), more);
    }

    /** Without telling the product. */
    public void quits(String chat, String person) {
        groups.quits(chat, person);
    }

    /** A group is called and announced otherwise, or owned by somebody else, without telling the product. */
    public void says(String chat, String name, String owner, String notice) {
        groups.says(chat, name, owner, notice);
    }

    /** It is no more, without telling the product. */
    public void dismisses(String chat) {
        groups.ends(chat);
    }

    /** How often it was asked how a group is. */
    public int askedOfGroups() {
        return groups.asked();
    }

    /** A call that says that a group changed. */
    public Call changesGroup(String type, String chat, long seconds, Map<String, String> more) {
        return changesGroup(type, chat, seconds, more, "");
    }

    private Call changesGroup(String type, String chat, long seconds, Map<String, String> more, String list) {
        var told = new TreeMap<>(more);
        told.put("ChangeType", type);
        told.put("ChatId", chat);
        return tells("change_external_chat", seconds, told, list);
    }

    /** A call that says that somebody came into a group or went, and how. */
    public Call changesMember(String detail, String chat, String person, int scene) {
        return changesGroup(
                "update",
                chat,
                seconds(),
                Map.of(
                        "UpdateDetail",
                        detail,
                        detail.equals("add_member") ? "JoinScene" : "QuitScene",
                        String.valueOf(scene),
                        "MemChangeCnt",
                        "1"),
                "<MemChangeList><Item><![CDATA[%s]]></Item></MemChangeList>".formatted(person));
    }

    /** Somebody comes into the newest group by its code; the first makes it. */
    private void scansGroup(String customer) {
        if (groups.all().isEmpty()) {
            var made = group("品茶群 Tea", MEMBER);
            call(changesGroup("create", made, seconds(), Map.of()));
        }
        var chat = groups.all().getLast();
        enters(chat, customer, false, Map.of("join_scene", 3, "name", "微信用户" + customer.substring(2, 6)));
        call(changesMember("add_member", chat, customer, 3));
    }

    private void quitsNewest(String customer) {
        if (groups.all().isEmpty() || !groups.isIn(groups.all().getLast(), customer)) return;
        var chat = groups.all().getLast();
        quits(chat, customer);
        call(changesMember("del_member", chat, customer, 0));
    }

    private void dismissesNewest(String customer) {
        if (groups.all().isEmpty()) return;
        var chat = groups.all().getLast();
        dismisses(chat);
        call(changesGroup("dismiss", chat, seconds(), Map.of()));
    }

    /** A call that says what changed between a member and somebody. */
    public Call changes(String type, String member, String customer, long seconds, Map<String, String> more) {
        var told = new TreeMap<>(more);
        told.put("ChangeType", type);
        told.put("UserID", member);
        told.put("ExternalUserID", customer);
        return tells("change_external_contact", seconds, told);
    }

    /** A call that says that something came. */
    public Call tells() {
        return tells("kf_msg_or_event", seconds(), Map.of("Token", id(), "OpenKfId", DESK));
    }

    private Call tells(String event, long seconds, Map<String, String> more) {
        return tells(event, seconds, more, "");
    }

    /** @param deeper elements that are no text */
    private Call tells(String event, long seconds, Map<String, String> more, String deeper) {
        var fields = new StringBuilder(deeper);
        more.forEach((name, value) -> fields.append("<%s><![CDATA[%s]]></%s>".formatted(name, value, name)));
        var sealed = sealed("""
            <xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>\
            <CreateTime>%d</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[%s]]></Event>%s</xml>\
            """.formatted(corp, seconds, event, fields));
        return new Call(
                "POST",
                query(sealed),
                Map.of("Content-Type", "text/xml"),
                bytes("<xml><ToUserName><![CDATA[%s]]></ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                        .formatted(corp, sealed)));
    }

    private String sealed(String text) {
        return seal(corp).seal(bytes(id().substring(0, 16)), bytes(text));
    }

    private String query(String sealed) {
        var time = String.valueOf(seconds());
        var nonce = id();
        return "?msg_signature=%s&timestamp=%s&nonce=%s"
                .formatted(seal(corp).signature(time, nonce, sealed), time, nonce);
    }

    @Override
    public boolean tellsWhatIsLost() {
        return true;
    }

    @Override
    public void losesNext() {
        losing.set(true);
    }

    /** From now on whatever is sent is answered with that number; 0 takes it. */
    public void refuses(int code) {
        refusing.set(code);
    }

    /** How many messages are given at once. */
    public void pagesOf(int most) {
        page.set(most);
    }

    /** Tokens that were given hold no more. */
    public void forgetsTokens() {
        tokens.clear();
    }

    public int tokensGiven() {
        return given.get();
    }

    /** What it took, as it was told. */
    public List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    private Told token(Asked asked) {
        if (!corp.equals(asked.query().get("corpid"))
                || !secret.equals(asked.query().get("corpsecret"))) return said(40001, "invalid credential");
        var next = id();
        tokens.add(next);
        given.incrementAndGet();
        return told(Map.of("errcode", 0, "errmsg", "ok", "access_token", next, "expires_in", LASTS));
    }

    /** Answers those alone who bring a token that holds. */
    private Function<Asked, Told> known(Function<Asked, Told> answer) {
        return asked -> tokens.contains(asked.query().getOrDefault("access_token", ""))
                ? answer.apply(asked)
                : said(42001, "access_token expired");
    }

    private Told messages(Asked asked) {
        var cursor = read(asked).path("cursor").asString("");
        var from = cursor.startsWith(start) ? Integer.parseInt(cursor.substring(start.length())) : 0;
        var all = List.copyOf(messages);
        var to = Math.min(all.size(), from + page.get());
        return told(Map.of(
                "errcode",
                0,
                "errmsg",
                "ok",
                "next_cursor",
                start + to,
                "has_more",
                to < all.size() ? 1 : 0,
                "msg_list",
                all.subList(from, to)));
    }

    private Told sent(Asked asked) {
        var letter = read(asked);
        var id = letter.path("msgid").asString("");
        if (refusing.get() != 0) return said(refusing.get(), "told");
        sent.add(letter);
        var to = letter.path("touser").asString("");
        answered(to, letter.path("text").path("content").asString(""));
        if (losing.compareAndSet(true, false)) {
            isLost(to, id, REFUSED_BY_CUSTOMER);
            call(tells());
        }
        return told(Map.of("errcode", 0, "errmsg", "ok", "msgid", id));
    }

    private Told contact(Asked asked) {
        return told(contacts.get(asked.query().getOrDefault("external_userid", "")));
    }

    private Told welcome(Asked asked) {
        welcomes.incrementAndGet();
        if (refusing.get() != 0) return said(refusing.get(), "told");
        var told = read(asked);
        var greeted = contacts.greets(told.path("welcome_code").asString(""));
        if (greeted.getKey() != 0) return said(greeted.getKey(), "told");
        var text = told.path("text").path("content").asString("");
        welcomed.add(new Answer(greeted.getValue(), text));
        answered(greeted.getValue(), text);
        if (breaking.compareAndSet(true, false)) breaksNext();
        return said(0, "ok");
    }

    private Told way(Asked asked) {
        if (refusing.get() != 0) return said(refusing.get(), "told");
        var config = id();
        return told(contacts.adds(read(asked), config, pictureOf(config)));
    }

    private String pictureOf(String config) {
        return "http://localhost:" + port() + PICTURE + config;
    }

    private Told wayAgain(Asked asked) {
        var config = read(asked).path("config_id").asString("");
        return contacts.has(config)
                ? told(Map.of("errcode", 0, "errmsg", "ok", "contact_way", Map.of("qr_code", pictureOf(config))))
                : said(NO_SUCH_WAY, "told");
    }

    private Told wayChanged(Asked asked) {
        return contacts.changes(read(asked)) ? said(0, "ok") : said(NO_SUCH_WAY, "told");
    }

    private Told wayEnded(Asked asked) {
        return contacts.ends(read(asked).path("config_id").asString("")) ? said(0, "ok") : said(NO_SUCH_WAY, "told");
    }

    /** Ways by which members are added, the newest last. */
    public List<JsonNode> ways() {
        return contacts.ways();
    }

    /** Somebody adds the first member of the newest way, with what it carries. */
    public void scans(String customer) {
        if (ways().isEmpty()) {
            adds(customer, MEMBER);
            return;
        }
        var way = ways().getLast();
        adds(
                customer,
                way.path("user").path(0).asString(""),
                Map.of("State", way.path("state").asString("")));
    }

    private Told media(Asked asked) {
        return THERE.equals(asked.query().get("media_id"))
                ? new Told("image/gif", picture())
                : said(40007, "invalid media_id");
    }

    private Told said(int code, String message) {
        return told(Map.of("errcode", code, "errmsg", message));
    }
}
