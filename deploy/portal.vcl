# Varnish before the portal, the alternative to nginx's cache (Debian's varnish; HTTPS is taken off before it, by what
# speaks the PROXY protocol, like hitch: Varnish itself writes X-Forwarded-For, and its last entry has to be the reader).
# It hands out finished pages, asks the portal once a second whether one still holds (304 in a tenth of a millisecond),
# and goes on with the last pages while the portal is being asked, restarted or down.
# PURGE is the portal's own: Wagtail's frontend cache, FRONT_CACHE_URL=http://127.0.0.1:6081.
vcl 4.1;

import purge;
import std;

backend portal {
    .host = "127.0.0.1";
    .port = "8000";
    .connect_timeout = 2s;
    .probe = { .url = "/robots.txt"; .interval = 2s; .timeout = 2s; .window = 3; .threshold = 2; .initial = 2; }
}

acl own {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (!client.ip ~ own) {
            return (synth(405));
        }
        return (hash);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Editors, readers with a message for them alone, and whose browser remembers the commune, get no page kept here.
    if (req.http.Cookie ~ "(^|;\s*)(sessionid|messages|xa)=") {
        return (pass);
    }
    unset req.http.Cookie;
    # While the portal answers, a page is a second old at most; while it does not, any age will do.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 0s;
    }
    return (hash);
}

sub purged {
    # It ends and stays: the last page for when the portal is down.
    if (req.method == "PURGE") {
        purge.soft(0s);
        return (synth(200, "Purged"));
    }
}

sub vcl_hit {
    call purged;
}

sub vcl_miss {
    call purged;
}

sub vcl_backend_response {
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
    if (beresp.http.Cache-Control ~ "s-maxage=") {
        set beresp.grace = 7d;
        set beresp.keep = 7d;
    } else {
        set beresp.ttl = 0s;
        set beresp.uncacheable = true;
    }
}

sub vcl_deliver {
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
}
