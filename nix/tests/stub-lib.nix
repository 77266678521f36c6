# A stand-in for the part of nixpkgs' lib that our own modules use, for machines without it. It
# knows options with defaults, mkIf/mkMerge/mkDefault/mkForce, submodules and a few types; it is
# not NixOS. A test compares it with the real lib where CLF_NIXPKGS_LIB names one.
let
  inherit (builtins) attrNames attrValues concatLists concatStringsSep elem elemAt filter foldl' head isAttrs isBool
    isFunction isInt isList isString length listToAttrs map mapAttrs tail toString;
  isT = t: v: isAttrs v && (v._type or null) == t;
  merge = a: b: a // mapAttrs (n: v: if a ? ${n} && isAttrs a.${n} && isAttrs v && !(isT "option" v) then merge a.${n} v else v) b;
  # definitions of one path in one config tree, conditions pushed down: [ { cond; prio; value; } ]
  defsAt = path: v:
    if isT "if" v then map (d: d // { cond = v.cond && d.cond; }) (defsAt path v.content)
    else if isT "merge" v then concatLists (map (defsAt path) v.contents)
    else if isT "prio" v then map (d: d // { inherit (v) prio; }) (defsAt path v.content)
    else if path == [ ] then [ { cond = true; prio = 100; value = v; } ]
    else if isAttrs v && v ? ${head path} then defsAt (tail path) v.${head path} else [ ];
  ty = name: check: mergeDefs: { inherit name check mergeDefs; };
  one = loc: vs: if length vs == 1 || foldl' (a: x: a && x == head vs) true vs then head vs
    else throw "conflicting definitions of ${concatStringsSep "." loc}";
  types = rec {
    bool = ty "bool" isBool one; int = ty "int" isInt one; str = ty "str" isString one;
    port = ty "port" (x: isInt x && x >= 0 && x <= 65535) one;
    path = ty "path" (x: builtins.isPath x || isString x) one; package = ty "package" (x: true) one;
    anything = ty "anything" (x: true) (l: vs: if foldl' (a: v: a && isAttrs v && !(v ? outPath)) true vs then (attrsOf anything).mergeDefs l vs else one l vs);
    attrs = anything; unspecified = anything; raw = anything;
    lines = ty "lines" isString (l: concatStringsSep "\n");
    enum = xs: ty "enum" (x: elem x xs) one;
    strMatching = re: ty "strMatching ${re}" (x: isString x && builtins.match re x != null) one;
    ints = {
      between = lo: hi: ty "int between ${toString lo} and ${toString hi}" (x: isInt x && x >= lo && x <= hi) one;
      unsigned = ty "unsigned int" (x: isInt x && x >= 0) one; positive = ty "positive int" (x: isInt x && x > 0) one;
    };
    nullOr = t: ty "nullOr" (x: x == null || t.check x) (l: vs: if elem null vs then one l vs else t.mergeDefs l vs);
    listOf = t: ty "listOf" (x: isList x && foldl' (a: e: a && t.check e) true x) (l: vs: map (e: t.mergeDefs l [ e ]) (concatLists vs));
    attrsOf = t: ty "attrsOf" isAttrs (l: vs: let
        ds = n: concatLists (map (defsAt [ n ]) vs); live = n: filter (d: d.cond) (ds n) != [ ];
      in listToAttrs (map (n: { name = n; value = evalOpt (l ++ [ n ]) t (ds n) null; }) (filter live (attrNames (foldl' (a: v: a // v) { } vs)))));
    # As nixpkgs' lib, a submodule refuses what it has no option for.
    submodule = m: ty "submodule" (x: isAttrs x || isFunction x) (l: vs: let
        ev = evalModules { modules = [ m ] ++ map (v: { config = v; }) vs; specialArgs.name = elemAt l (length l - 1); };
      in if ev.unknown == [ ] then ev.config
         else throw "no such option: ${concatStringsSep ", " (map (n: concatStringsSep "." (l ++ [ n ])) ev.unknown)}");
  };
  evalOpt = loc: t: defs: dflt: let
      on = filter (d: d.cond) defs; low = foldl' (a: d: if d.prio < a then d.prio else a) 10000 on;
      vs = map (d: d.value) (filter (d: d.prio == low) on); p = concatStringsSep "." loc;
      bad = filter (v: !t.check v) vs;
    in if bad != [ ] then throw "option ${p} is not a ${t.name}: ${builtins.toJSON (head bad)}"
       else if vs != [ ] then t.mergeDefs loc vs
       else if dflt != null && dflt ? default then dflt.default else throw "option ${p} is used but not defined";
  evalModules = { modules, specialArgs ? { } }: let
      norm = m: let f = if isFunction m then m else if isAttrs m then (_: m) else import m; r = if isFunction f then f args else f;
        me = if r ? options || r ? config then { options = { }; config = { }; imports = [ ]; } // r else { options = { }; config = removeAttrs r [ "imports" ]; imports = r.imports or [ ]; };
        in [ me ] ++ concatLists (map norm me.imports);
      ms = concatLists (map norm modules);
      opts = foldl' merge { } (map (m: m.options) ms);
      walk = loc: o: mapAttrs (n: v: let l = loc ++ [ n ]; in
        if isT "option" v then evalOpt l (v.type or types.anything) (concatLists (map (m: defsAt l m.config) ms)) v else walk l v) o;
      known = loc: o: c: if isT "option" o then [ ] else if isT "if" c || isT "prio" c then known loc o c.content
        else if isT "merge" c then concatLists (map (known loc o) c.contents)
        else concatLists (map (n: if o ? ${n} then known (loc ++ [ n ]) o.${n} c.${n} else [ (concatStringsSep "." (loc ++ [ n ])) ]) (attrNames c));
      config = walk [ ] opts;
      args = { inherit config lib; options = opts; } // specialArgs;
    in { inherit config; options = opts; unknown = concatLists (map (m: known [ ] opts m.config) ms); };
  lib = {
    inherit types evalModules;
    mkOption = a: a // { _type = "option"; };
    mkEnableOption = d: lib.mkOption { type = types.bool; default = false; description = d; };
    mkIf = cond: content: { _type = "if"; inherit cond content; };
    mkMerge = contents: { _type = "merge"; inherit contents; };
    mkDefault = content: { _type = "prio"; prio = 1000; inherit content; };
    mkForce = content: { _type = "prio"; prio = 50; inherit content; };
    optional = c: x: if c then [ x ] else [ ]; optionals = c: x: if c then x else [ ]; optionalString = c: s: if c then s else "";
    optionalAttrs = c: a: if c then a else { }; mapAttrsToList = f: a: map (n: f n a.${n}) (attrNames a);
    mapAttrs' = f: a: listToAttrs (attrValues (mapAttrs f a)); nameValuePair = name: value: { inherit name value; };
    filterAttrs = f: a: listToAttrs (filter (x: f x.name x.value) (map (name: { inherit name; value = a.${name}; }) (attrNames a)));
    inherit concatStringsSep; concatMapStringsSep = s: f: xs: concatStringsSep s (map f xs); getExe = p: "${p}/bin/${p.pname or "x"}";
  };
in lib
