package dev.genkan.identity.user;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.token.UserId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The pictures that users have set of themselves, one of each. Whoever knows a picture's address sees it; the address
/// cannot be guessed, and every picture has another one.
public final class Pictures {

    private static final Pattern ID = Pattern.compile("img_[A-Za-z0-9]{27}");

    private final Database database;
    private final Users users;
    private final NewId ids;
    private final InstantSource clock;

    public Pictures(Database database, Users users, NewId ids, InstantSource clock) {
        this.database = database;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
    }

    /// A picture that has just been set.
    ///
    /// @param id `img_` and letters or digits
    public record Kept(String id, User user) {}

    /// Sets a user's picture in place of whichever there was.
    ///
    /// @param address where the picture with this id is shown: it becomes the user's `image_url`
    /// @return empty if there is no such user
    /// @throws TokenBudget.Exceeded if no session cookie could carry the address; nothing is changed then
    public Optional<Kept> set(UserId user, Picture picture, Function<String, String> address) {
        return database.inTransaction(() -> {
            String id = ids.of("img_");
            // the user first: two pictures at once follow one another
            Optional<User> changed = users.update(user, UserPatch.nothing().imageUrl(address.apply(id)));
            changed.ifPresent(kept -> {
                forget(user);
                insert(id, user, picture);
            });
            return changed.map(kept -> new Kept(id, kept));
        });
    }

    private void insert(String id, UserId user, Picture picture) {
        database.jdbc()
                .sql("""
                        insert into genkan.pictures (id, user_id, media_type, octets, created_at)
                        values (:id, :user, :type, :octets, :now)
                        """)
                .param("id", id)
                .param("user", user.value())
                .param("type", picture.kind().name())
                .param("octets", picture.octets())
                .param("now", clock.millis())
                .update();
    }

    /// Takes the user's picture away, also one that is kept elsewhere.
    ///
    /// @return the user without one; empty if there is no such user
    public Optional<User> remove(UserId user) {
        return database.inTransaction(() -> {
            Optional<User> changed = users.update(user, UserPatch.nothing().imageUrl(""));
            forget(user);
            return changed;
        });
    }

    /// The picture with this id, if it is somebody's.
    public Optional<Picture> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return database.jdbc()
                .sql("select media_type, octets from genkan.pictures where id = :id")
                .param("id", id)
                .query((row, n) ->
                        new Picture(Picture.Kind.valueOf(row.getString("media_type")), row.getBytes("octets")))
                .optional();
    }

    private void forget(UserId user) {
        database.jdbc()
                .sql("delete from genkan.pictures where user_id = :user")
                .param("user", user.value())
                .update();
    }
}
