# Needs Python 3.11 or later, make and git. Without a target, make lists them all.

ADDR ?= 127.0.0.1:8000
BROWSER ?= chromium
TIMES ?= 20
UV ?= uv
RUN := .venv/bin/python
# One process more than there are cores (tests/conftest.py); each has a browser of its own. One, to look at a page: ARGS='-n 0'.
PYTEST = REPORTKB_BROWSER="$(BROWSER)" REPORTKB_CHROMIUM="$$(cat .venv/.browser)" \
	REPORTKB_OFFICE="$$(cat .venv/.office)" $(RUN) -m pytest \
	--numprocesses=auto --maxprocesses=8 --dist=worksteal

# The first of these that is new enough; where none is, tools/environment.py says why.
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; exit; }; \
	done; echo python3)

# Material announces its successor on every build; the pinned version is a choice, not an oversight.
export NO_MKDOCS_2_WARNING := 1

# In this locale Python cannot note a path with Chinese letters.
ifneq ($(filter C POSIX,$(LC_ALL)),)
export LC_ALL := C.UTF-8
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve test fuzz check introduced site bench killed lock clean runtime dev

help: ## 列出这些命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s  %s\n", $$1, $$2 }' Makefile

serve: runtime ## 构建网站并在本机打开，边改边看；换端口：make serve ADDR=127.0.0.1:8001
	@$(RUN) tools/address.py "$(ADDR)"
	@echo "按Ctrl+C停止。构建完成后打开：http://$(ADDR)/"
	@$(RUN) -m mkdocs serve --dirty --dev-addr "$(ADDR)"

test: dev ## 跑全部检查和测试，缺浏览器、LibreOffice时自动装；只跑一部分：make test ARGS='-k search'；换浏览器：make test BROWSER=firefox
	@$(RUN) tools/browser.py "$(BROWSER)" > .venv/.browser
	@$(RUN) tools/office.py > .venv/.office
	@$(RUN) -m mypy & mypy=$$!; \
		$(RUN) -m ruff check && $(RUN) tools/typescript.py && .venv/bin/zizmor --quiet --offline .github && \
		.venv/bin/actionlint -shellcheck= -pyflakes= .github/workflows/*.yml && $(RUN) -m reportkb check; \
		others=$$?; wait $$mypy && exit $$others
	@$(PYTEST) --durations=10 $(ARGS)

fuzz: dev ## 随机测试换一批输入，多抽TIMES倍；重现某一次：make fuzz SEED=它打印的数
	@$(RUN) tools/browser.py "$(BROWSER)" > .venv/.browser
	@$(RUN) tools/office.py > .venv/.office
	@seed="$(or $(SEED),$(shell od -An -N4 -tu4 /dev/urandom | tr -d ' '))"; \
		echo "种子$$seed。重现这一次：make fuzz SEED=$$seed TIMES=$(TIMES)"; \
		$(PYTEST) -m drawn --fuzz="$(TIMES)" --hypothesis-seed="$$seed" $(ARGS)

check: runtime ## 只检查内容：片段、提纲和字段登记表
	@$(RUN) -m reportkb check

introduced: runtime ## 简版、标准用了哪些数和人名，交代它的一节却不在里面；只看一份：make introduced ARGS=team-project
	@$(RUN) tools/introduced.py $(ARGS)

site: runtime ## 把网站构建到site/，有警告即失败
	@$(RUN) -m mkdocs build --strict

bench: dev ## 构建用时是Material自己构建同样页面的几倍，片段增多时又是几倍；换倍数：make bench ARGS='7 35'
	@$(RUN) tools/browser.py chromium > .venv/.browser
	@REPORTKB_CHROMIUM="$$(cat .venv/.browser)" $(RUN) tests/bench/bench.py $(ARGS)

killed: dev ## 浏览器突然被杀掉时，写的人丢几秒的字；约二十分钟，少量几回：make killed ARGS='--seconds 3 100'
	@$(RUN) tools/browser.py chromium > .venv/.browser
	@REPORTKB_CHROMIUM="$$(cat .venv/.browser)" $(RUN) tests/bench/killed.py $(ARGS)

lock: ## 按requirements*.in重新锁定版本，需要uv
	@command -v $(UV) >/dev/null || { echo '需要uv：pipx install uv，或用UV=指明它在哪里。' >&2; exit 1; }
	@for name in requirements requirements-dev "--no-deps requirements-materialx"; do \
		$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links $$name.in --output-file $${name##* }.txt || exit 1; \
	done

clean: ## 删掉网站、缓存和.venv，回到刚克隆时的样子
	@rm -rf .venv site .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results hooks/*.egg-info
	@find hooks tests tools \( -name __pycache__ -o -name '.*_cache' \) -type d -prune -exec rm -rf {} +

runtime dev:
	@python="$(PYTHON)"; command -v "$$python" >/dev/null || \
		{ echo "没有找到$$python。先装Python 3.11或更新的版本。" >&2; exit 1; }; \
	"$$python" tools/environment.py $(if $(filter dev,$@),--dev)
